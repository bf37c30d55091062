package dev.jdf.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** {@code struct sock_filter}: an instruction of classic BPF. Source: linux/filter.h. */
public record BpfInstruction(int code, int jt, int jf, int k) {

  public static final int SIZE = 8;

  static final int LOAD = 0x20;
  static final int AND = 0x54;
  static final int JUMP = 0x05;
  static final int JUMP_EQUAL = 0x15;
  static final int JUMP_GREATER = 0x25;
  static final int JUMP_AT_LEAST = 0x35;
  static final int RETURN = 0x06;

  /** The bytes of an array of them on a little-endian machine. */
  public static byte[] encode(List<BpfInstruction> program) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE * program.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (BpfInstruction instruction : program) {
      bytes
          .putShort((short) instruction.code)
          .put((byte) instruction.jt)
          .put((byte) instruction.jf)
          .putInt(instruction.k);
    }
    return bytes.array();
  }
}
