package dev.jdf.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** {@code struct bpf_insn}: an instruction of extended BPF. Source: linux/bpf.h. */
public record EbpfInstruction(int code, int destination, int source, int offset, int immediate) {

  public static final int SIZE = 8;

  static final int LOAD_WORD = 0x61;
  static final int MOVE_IMMEDIATE = 0xb7;
  static final int MOVE = 0xbf;
  static final int AND_IMMEDIATE = 0x57;
  static final int SHIFT_RIGHT = 0x77;
  static final int JUMP_EQUAL = 0x15;
  static final int JUMP_NOT_EQUAL = 0x55;
  static final int JUMP_NOT_EQUAL_32 = 0x56;
  static final int EXIT = 0x95;

  /** The bytes of an array of them on a little-endian machine. */
  public static byte[] encode(List<EbpfInstruction> program) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE * program.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (EbpfInstruction instruction : program) {
      bytes
          .put((byte) instruction.code)
          .put((byte) (instruction.source << 4 | instruction.destination))
          .putShort((short) instruction.offset)
          .putInt(instruction.immediate);
    }
    return bytes.array();
  }
}
