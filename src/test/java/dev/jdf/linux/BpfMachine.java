package dev.jdf.linux;

import java.util.Arrays;
import java.util.List;

/** An interpreter of the part of classic BPF that seccomp filters may use. Source: bpf(4). */
record BpfMachine(List<BpfInstruction> program) {

  /** A system call as a filter sees it. */
  static final class Call {
    private final int number;
    private final int arch;
    private final long[] arguments;

    Call(int number, int arch, long... arguments) {
      this.number = number;
      this.arch = arch;
      this.arguments = arguments;
    }

    int word(int offset) {
      return switch (offset) {
        case 0 -> number;
        case 4 -> arch;
        default -> (int) (arguments[(offset - 16) / 8] >>> (offset % 8 == 0 ? 0 : 32));
      };
    }

    @Override
    public String toString() {
      return Integer.toUnsignedString(number) + "@" + Integer.toHexString(arch)
          + Arrays.toString(arguments);
    }
  }

  int run(Call call) {
    int accumulator = 0;
    int at = 0;
    while (true) {
      BpfInstruction instruction = program.get(at++);
      int k = instruction.k();
      switch (instruction.code()) {
        case 0x06 -> {
          return k;
        }
        case 0x20 -> accumulator = call.word(k);
        case 0x54 -> accumulator &= k;
        case 0x05 -> at += k;
        case 0x15 -> at += accumulator == k ? instruction.jt() : instruction.jf();
        case 0x25 ->
          at += Integer.compareUnsigned(accumulator, k) > 0 ? instruction.jt() : instruction.jf();
        case 0x35 ->
          at += Integer.compareUnsigned(accumulator, k) >= 0 ? instruction.jt() : instruction.jf();
        case 0x45 -> at += (accumulator & k) != 0 ? instruction.jt() : instruction.jf();
        default -> throw new IllegalStateException("no instruction " + instruction);
      }
    }
  }
}
