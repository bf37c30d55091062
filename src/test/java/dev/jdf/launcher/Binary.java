package dev.jdf.launcher;

import dev.jdf.asm.Objdump;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** A launcher as the kernel would see it: memory by address, and its code as objdump reads it. */
final class Binary {

  private static final int FLAGS_CODE = 5;
  private static final int FLAGS_READ = 4;
  private static final int FIRST_HEADER = 64;
  private static final int HEADER_SIZE = 56;

  private final ByteBuffer file;

  Binary(byte[] bytes) {
    file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  List<Objdump.Line> code() throws IOException {
    int header = header(FLAGS_CODE);
    int start = (int) file.getLong(header + 8);
    byte[] code = Arrays.copyOfRange(file.array(), start, start + (int) file.getLong(header + 32));
    return Objdump.x86(code, file.getLong(header + 16));
  }

  /** Bytes of read-only data; empty if the address lies elsewhere. */
  ByteBuffer read(long address, int size) {
    int header = header(FLAGS_READ);
    long start = file.getLong(header + 16);
    if (address < start || address + size > start + file.getLong(header + 32)) {
      return ByteBuffer.allocate(0);
    }
    return file.slice((int) (address - start), size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int header(int flags) {
    int header = FIRST_HEADER;
    while (file.getInt(header + 4) != flags) {
      header += HEADER_SIZE;
    }
    return header;
  }
}
