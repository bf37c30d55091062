package dev.jdf.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What names a blob and proves it: {@code sha256:9f86d0…}. Source: image-spec descriptor.md#digests. */
public record Digest(Algorithm algorithm, String hex) {

  /** The algorithms that image-spec registers. */
  public enum Algorithm {
    SHA256("sha256", "SHA-256", 64),
    SHA512("sha512", "SHA-512", 128);

    private final String word;
    private final String ofJava;
    private final int digits;

    Algorithm(String word, String ofJava, int digits) {
      this.word = word;
      this.ofJava = ofJava;
      this.digits = digits;
    }

    public String word() {
      return word;
    }

    /** A computation that has seen nothing yet. */
    public MessageDigest start() {
      try {
        return MessageDigest.getInstance(ofJava);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every JDK has " + ofJava, e);
      }
    }
  }

  private static final int SHORT = 12;

  public Digest {
    if (hex.length() != algorithm.digits || !hex.matches("[0-9a-f]+")) {
      throw new IllegalArgumentException("not a digest: " + hex);
    }
  }

  /** Empty if {@code text} is no digest of a known algorithm. */
  public static Optional<Digest> parse(String text) {
    for (Algorithm algorithm : Algorithm.values()) {
      String start = algorithm.word + ":";
      String hex = text.substring(Math.min(text.length(), start.length()));
      if (text.startsWith(start)
          && hex.length() == algorithm.digits
          && hex.chars().allMatch(c -> "0123456789abcdef".indexOf(c) >= 0)) {
        return Optional.of(new Digest(algorithm, hex));
      }
    }
    return Optional.empty();
  }

  /** The SHA-256 digest of {@code bytes}. */
  public static Digest of(byte[] bytes) {
    MessageDigest computation = Algorithm.SHA256.start();
    computation.update(bytes);
    return of(Algorithm.SHA256, computation);
  }

  /** What {@code computation} has come to; it starts anew. */
  public static Digest of(Algorithm algorithm, MessageDigest computation) {
    return new Digest(algorithm, HexFormat.of().formatHex(computation.digest()));
  }

  /** Whether it is the digest of {@code bytes}. */
  public boolean proves(byte[] bytes) {
    MessageDigest computation = algorithm.start();
    computation.update(bytes);
    return of(algorithm, computation).equals(this);
  }

  /** So much as people need to tell images apart. */
  public String brief() {
    return hex.substring(0, SHORT);
  }

  @Override
  public String toString() {
    return algorithm.word + ":" + hex;
  }
}
