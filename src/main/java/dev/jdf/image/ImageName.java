package dev.jdf.image;

import dev.jdf.registry.RegistryReference;
import dev.jdf.store.Digest;
import dev.jdf.store.Refusal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What FROM names where it names an image. Source: containers-transports(5), docker's short names. */
sealed interface ImageName {

  String DOCKER = "docker://";

  /** What others can name and we cannot. */
  List<String> FOREIGN = List.of("docker-daemon:", "containers-storage:", "docker-image:");

  /** In full, and the same from wherever it is written: the name that the store knows it by. */
  String full();

  /** The name that a lock file knows it by: the same on every machine. */
  String locked();

  /** Whether it names a digest. */
  boolean isFixed();

  /** How files hold images. */
  enum Transport {
    /** {@code oci:PATH[:TAG|@DIGEST]}: a directory. */
    OCI("oci"),
    /** {@code oci-archive:PATH[:TAG|@DIGEST]}: such a directory in a tar archive. */
    OCI_ARCHIVE("oci-archive"),
    /** {@code docker-archive:PATH[:NAME[:TAG]]}: what docker save writes. */
    DOCKER_ARCHIVE("docker-archive");

    private final String word;

    Transport(String word) {
      this.word = word;
    }
  }

  /** An image in a file or a directory of this machine. */
  record Local(Transport transport, Path path, String written, Choice choice) implements ImageName {
    @Override
    public String full() {
      return transport.word + ":" + path + choice;
    }

    @Override
    public String locked() {
      return transport.word + ":" + Path.of(written).normalize() + choice;
    }

    @Override
    public boolean isFixed() {
      return choice.digest().isPresent();
    }
  }

  /** An image of a registry. */
  record Remote(RegistryReference reference) implements ImageName {
    @Override
    public String full() {
      return reference.toString();
    }

    @Override
    public String locked() {
      return full();
    }

    @Override
    public boolean isFixed() {
      return reference.digest().isPresent();
    }
  }

  /**
   * Which of several images.
   *
   * @param tag empty if there is none
   */
  record Choice(String tag, Optional<Digest> digest) {
    @Override
    public String toString() {
      return digest.map(it -> "@" + it).orElse(tag.isEmpty() ? "" : ":" + tag);
    }
  }

  /**
   * Reads {@code text}; relative paths start from {@code folder}.
   *
   * @throws Refusal if it cannot be the name of an image
   */
  static ImageName parse(String text, Path folder) throws Refusal {
    Optional<String> foreign = FOREIGN.stream().filter(text::startsWith).findFirst();
    if (foreign.isPresent()) {
      throw new Refusal(
              ImageCode.NOT_SUPPORTED, "images by " + foreign.get() + " are not supported")
          .withNote("save it into a file, for FROM docker-archive:FILE or oci-archive:FILE");
    }
    for (Transport transport : Transport.values()) {
      if (text.startsWith(transport.word + ":")) {
        String rest = text.substring(transport.word.length() + 1);
        return new Local(transport, path(rest, folder), rest.substring(0, end(rest)), choice(rest));
      }
    }
    return new Remote(reference(text.startsWith(DOCKER) ? text.substring(DOCKER.length()) : text));
  }

  private static RegistryReference reference(String text) throws Refusal {
    if (text.matches("\\w+://.*")) {
      throw new Refusal(ImageCode.BAD_REFERENCE, "'" + text + "' is an address, not a name")
          .withNote("did you mean " + text.replaceFirst("^\\w+://", "") + "?");
    }
    return RegistryReference.parse(text)
        .value()
        .orElseThrow(() -> new Refusal(
            ImageCode.BAD_REFERENCE,
            "'" + text + "' is no name of an image: "
                + RegistryReference.parse(text).fault()));
  }

  private static Path path(String rest, Path folder) throws Refusal {
    String text = rest.substring(0, end(rest));
    try {
      if (!text.isEmpty()) {
        return folder.resolve(text).toAbsolutePath().normalize();
      }
    } catch (InvalidPathException e) {
      // As an empty one.
    }
    throw new Refusal(ImageCode.BAD_REFERENCE, "'" + text + "' is no path");
  }

  private static Choice choice(String rest) throws Refusal {
    String tail = rest.substring(end(rest));
    if (!tail.startsWith("@")) {
      return new Choice(tail.isEmpty() ? "" : tail.substring(1), Optional.empty());
    }
    Optional<Digest> digest = Digest.parse(tail.substring(1));
    if (digest.isEmpty()) {
      throw new Refusal(ImageCode.BAD_REFERENCE, "'" + tail.substring(1) + "' is no digest");
    }
    return new Choice("", digest);
  }

  /** Where the path ends: at the first colon, or the at sign before a digest. */
  private static int end(String rest) {
    int colon = rest.indexOf(':');
    int at = colon < 0 ? -1 : rest.lastIndexOf('@', colon);
    boolean digest = at >= 0 && rest.substring(at + 1).matches("sha(256|512):.*");
    int end = digest ? at : colon;
    return end < 0 ? rest.length() : end;
  }
}
