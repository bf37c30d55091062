package dev.jdf.posix;

import com.kenai.jffi.MemoryIO;
import java.nio.ByteBuffer;

/**
 * Memory outside of the heap, where a call finds its names and leaves its answers: one for each thread,
 * used anew by every call, and gone with the thread.
 */
final class Scratch {

  /** The longest name, value or answer. */
  static final int BLOCK = 1 << 17;

  private static final int NAME = 1 << 13;
  private static final int STRUCTURE = 512;
  private static final int SECOND = NAME;
  private static final int AREA = 2 * NAME;
  private static final int DATA = AREA + STRUCTURE;

  private static final MemoryIO MEMORY = MemoryIO.getInstance();
  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  /** Holds the memory: it lives as long as this does. */
  private final ByteBuffer owner = ByteBuffer.allocateDirect(DATA + BLOCK);

  private final long address = MEMORY.getDirectBufferAddress(owner);

  static Scratch ofThread() {
    return SCRATCH.get();
  }

  /** The address of a text that ends with a NUL. */
  long name(byte[] text) throws Failure {
    return put(text, address);
  }

  /** The same for a call with two of them. */
  long secondName(byte[] text) throws Failure {
    return put(text, address + SECOND);
  }

  /** The address of a structure of at most {@value #STRUCTURE} bytes. */
  long structure() {
    return address + AREA;
  }

  /** The address of {@link #BLOCK} bytes. */
  long block() {
    return address + DATA;
  }

  /** The address of a copy of at most {@link #BLOCK} bytes. */
  long block(byte[] bytes, int offset, int length) {
    MEMORY.putByteArray(block(), bytes, offset, length);
    return block();
  }

  /** The first bytes of the block. */
  byte[] blockBytes(int length) {
    byte[] bytes = new byte[length];
    MEMORY.getByteArray(block(), bytes, 0, length);
    return bytes;
  }

  int intAt(int offset) {
    return MEMORY.getInt(structure() + offset);
  }

  short shortAt(int offset) {
    return MEMORY.getShort(structure() + offset);
  }

  long longAt(int offset) {
    return MEMORY.getLong(structure() + offset);
  }

  void putLong(int offset, long value) {
    MEMORY.putLong(structure() + offset, value);
  }

  /** A NUL inside would make another name of it. */
  private static long put(byte[] text, long address) throws Failure {
    if (text.length >= NAME) {
      throw Failure.of("name", "ENAMETOOLONG");
    }
    for (byte value : text) {
      if (value == 0) {
        throw Failure.of("name", "EINVAL");
      }
    }
    MEMORY.putByteArray(address, text, 0, text.length);
    MEMORY.putByte(address + text.length, (byte) 0);
    return address;
  }
}
