package dev.jdf.run;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Bytes in words of 64 bits, little-endian, as {@link dev.jdf.plan.WarmStart} reads them. */
final class WarmWords {

  private static final int WORD = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WarmWords word(long value) {
    for (int i = 0; i < WORD; i++) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  /** The number of bytes, the bytes, and zeros up to the next word. */
  WarmWords bytes(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return word(bytes.length).padded(bytes);
  }

  WarmWords padded(byte[] content) {
    out.writeBytes(content);
    out.writeBytes(new byte[Math.floorMod(-content.length, WORD)]);
    return this;
  }

  /** With its NUL. */
  WarmWords string(String text) {
    return bytes(ByteBuffer.wrap((text + "\0").getBytes(StandardCharsets.UTF_8)));
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
