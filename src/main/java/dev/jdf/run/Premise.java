package dev.jdf.run;

import dev.jdf.plan.WarmStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something about this machine that a launcher was made from, in the form of {@link WarmStart}. */
public sealed interface Premise {

  void write(WarmWords out);

  /** A file had exactly these bytes. */
  record Content(Path file, ByteBuffer bytes) implements Premise {
    public Content {
      bytes = bytes.asReadOnlyBuffer();
    }

    @Override
    public void write(WarmWords out) {
      out.word(WarmStart.CONTENT).string(file.toString()).bytes(bytes);
    }
  }

  /** A file could not be read. */
  record Unreadable(Path file) implements Premise {
    @Override
    public void write(WarmWords out) {
      out.word(WarmStart.UNREADABLE).string(file.toString());
    }
  }

  /** What access(2) said of a file. */
  record Access(Path file, long mode, boolean granted) implements Premise {
    @Override
    public void write(WarmWords out) {
      out.word(WarmStart.ACCESS).string(file.toString()).word(mode << 1 | (granted ? 1 : 0));
    }
  }

  /** Reads a file as far as it can be read at all. */
  static Premise of(Path file) {
    try {
      return new Content(file, ByteBuffer.wrap(Files.readAllBytes(file)));
    } catch (IOException e) {
      return new Unreadable(file);
    }
  }
}
