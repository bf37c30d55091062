package dev.jdf.asm;

import dev.jdf.asm.X86_64.Memory;
import dev.jdf.asm.X86_64.Register;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How x86-64 says which registers and which memory: the bytes REX, ModRM and SIB of the Intel
 * Software Developer's Manual, volume 2, section 2.
 */
final class X86_64Operands {

  static final int REX = 0x40;
  static final int REX_W = 0x48;

  private final Code code;

  X86_64Operands(Code code) {
    this.code = code;
  }

  void registers(int rex, int opcode, Register reg, Register rm) {
    rex(rex, reg.high(), rm.high());
    code.bytes(opcode, direct(reg.low(), rm));
  }

  void single(int opcode, int extension, Register register) {
    rex(REX_W, 0, register.high());
    code.bytes(opcode, direct(extension, register));
  }

  void memory(int rex, Register register, Memory memory, int... opcode) {
    rex(rex, register.high(), memory.base().high());
    code.bytes(opcode);
    operand(register.low(), memory);
  }

  /** A REX prefix unless it would say nothing. */
  void rex(int rex, int reg, int base) {
    int prefix = rex | (reg << 2) | base;
    if (prefix != REX) {
      code.bytes(prefix);
    }
  }

  static int direct(int reg, Register rm) {
    return 0xc0 | (reg << 3) | rm.low();
  }

  /** ModRM, SIB and displacement; base rsp and r12 need a SIB byte, rbp and r13 a displacement. */
  void operand(int reg, Memory memory) {
    int base = memory.base().low();
    int displacement = memory.displacement();
    boolean none = displacement == 0 && base != Register.RBP.low();
    boolean small = displacement == (byte) displacement;
    int mode = none ? 0 : small ? 1 : 2;
    code.bytes((mode << 6) | (reg << 3) | base);
    if (base == Register.RSP.low()) {
      code.bytes(0x24);
    }
    code.littleEndian(displacement, none ? 0 : small ? 1 : 4);
  }

  /** A distance from the end of these four bytes. */
  void relative(Symbol symbol) {
    code.refer(
        symbol,
        0,
        (bytes, at, distance) ->
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, distance - 4));
  }
}
