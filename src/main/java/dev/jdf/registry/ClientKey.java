package dev.jdf.registry;

import dev.jdf.store.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A private key in a file as openssl writes it. Java reads PKCS #8 (RFC 5958); the older forms for RSA
 * (RFC 8017) and elliptic curves (RFC 5915) are what that has inside, and get its frame.
 *
 * @param file says who has it in messages
 */
record ClientKey(Path file) {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ((?:\\w+ )?PRIVATE KEY)-----([^-]*)-----END \\1-----");
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final byte[] VERSION = {2, 1, 0};

  /** The key of {@code owner}, who has a certificate. */
  PrivateKey read(PublicKey owner) throws Refusal {
    String text = text();
    Matcher block = BLOCK.matcher(text);
    if (text.contains("ENCRYPTED")) {
      throw bad(
          "is encrypted: openssl pkey -in " + file + " -out NEW writes it without a password");
    }
    if (!block.find()) {
      throw bad("has no private key in the form PEM");
    }
    try {
      byte[] key = Base64.getMimeDecoder().decode(block.group(2));
      byte[] encoded = block.group(1).equals("PRIVATE KEY") ? key : framed(key, owner);
      PrivateKey read = KeyFactory.getInstance(owner.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (!isOf(owner, read)) {
        throw bad("is not the key of the certificate beside it");
      }
      return read;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw bad("has a key that cannot be read: openssl pkey -in " + file
          + " -out NEW writes it in the form PKCS #8");
    }
  }

  private String text() throws Refusal {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw bad("cannot be read");
    }
  }

  private Refusal bad(String fault) {
    return new Refusal(RegistryCode.BAD_SETTINGS, file + " " + fault);
  }

  /** Of which algorithm it is, the certificate says in the same words. */
  private static byte[] framed(byte[] key, PublicKey owner) {
    byte[] content = joined(VERSION, algorithm(owner.getEncoded()), tagged(OCTETS, key));
    return tagged(SEQUENCE, content);
  }

  /** The first part of SubjectPublicKeyInfo, RFC 5280: one sequence in another. */
  private static byte[] algorithm(byte[] info) {
    int start = 1 + lengthBytes(info, 1);
    int length = info[start + 1];
    return Arrays.copyOfRange(info, start, start + 2 + length);
  }

  private static int lengthBytes(byte[] der, int at) {
    return der[at] >= 0 ? 1 : 1 + (der[at] & 0x7f);
  }

  /** DER wants the shortest form of a length. */
  private static byte[] tagged(int tag, byte[] content) {
    int length = content.length;
    byte[] head;
    if (length < 0x80) {
      head = new byte[] {(byte) tag, (byte) length};
    } else if (length < 0x100) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    } else {
      head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    return joined(head, content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Whether what the one signs the other believes; the server would say less of it. */
  private static boolean isOf(PublicKey owner, PrivateKey key) throws GeneralSecurityException {
    String algorithm = switch (owner.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> owner.getAlgorithm();
    };
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(VERSION);
    byte[] signed = signature.sign();
    signature.initVerify(owner);
    signature.update(VERSION);
    return signature.verify(signed);
  }
}
