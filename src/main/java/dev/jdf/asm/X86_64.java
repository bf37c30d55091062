package dev.jdf.asm;

import static dev.jdf.asm.X86_64Operands.REX;
import static dev.jdf.asm.X86_64Operands.REX_W;
import static dev.jdf.asm.X86_64Operands.direct;

import java.util.List;

/**
 * An assembler for x86-64: a method a form of an instruction, with its row of the Intel Software
 * Developer's Manual, volume 2.
 */
public final class X86_64 {

  /** The general registers and their numbers. */
  public enum Register {
    RAX(0),
    RCX(1),
    RDX(2),
    RBX(3),
    RSP(4),
    RBP(5),
    RSI(6),
    RDI(7),
    R8(8),
    R9(9),
    R10(10),
    R11(11),
    R12(12),
    R13(13),
    R14(14),
    R15(15);

    private final int number;

    Register(int number) {
      this.number = number;
    }

    int low() {
      return number & 7;
    }

    int high() {
      return number >> 3;
    }
  }

  /** When a conditional jump is taken; above and below are unsigned. */
  public enum Condition {
    ABOVE_OR_EQUAL(3),
    EQUAL(4),
    NOT_EQUAL(5),
    LESS(12),
    GREATER_OR_EQUAL(13);

    private final int number;

    Condition(int number) {
      this.number = number;
    }
  }

  /** Memory at a register's value plus a distance. */
  public record Memory(Register base, int displacement) {}

  private final Code code = new Code();
  private final X86_64Operands operands = new X86_64Operands(code);

  /** The end of what is written so far. */
  public Position position() {
    return code.position();
  }

  /** How many bytes lie between each place and the next; all jumps so far must have targets. */
  public int[] lengths(List<Position> places) {
    return code.lengths(places);
  }

  /** The code, with every reference to a symbol filled in. */
  public byte[] finish() {
    return code.finish();
  }

  public void define(Symbol symbol) {
    code.define(symbol);
  }

  /** The shortest instructions that put {@code value} into a register; flags are lost. */
  public void load(Register to, long value) {
    if (value == 0) {
      xor32(to, to);
    } else if (value == (byte) value) {
      push((byte) value);
      pop(to);
    } else if (value == (value & 0xffff_ffffL)) {
      mov32(to, (int) value);
    } else if (value == (int) value) {
      mov64(to, (int) value);
    } else {
      movabs(to, value);
    }
  }

  /** {@code mov r32, imm32: B8+rd id}; the upper half becomes zero. */
  public void mov32(Register to, int value) {
    operands.rex(REX, 0, to.high());
    code.bytes(0xb8 + to.low());
    code.littleEndian(value, 4);
  }

  /** {@code mov r64, imm32: REX.W C7 /0 id}; sign-extended. */
  public void mov64(Register to, int value) {
    operands.rex(REX_W, 0, to.high());
    code.bytes(0xc7, direct(0, to));
    code.littleEndian(value, 4);
  }

  /** {@code mov r64, imm64: REX.W B8+rd io}. */
  public void movabs(Register to, long value) {
    operands.rex(REX_W, 0, to.high());
    code.bytes(0xb8 + to.low());
    code.littleEndian(value, 8);
  }

  /** {@code mov r64, r64: REX.W 89 /r}. */
  public void mov64(Register to, Register from) {
    operands.registers(REX_W, 0x89, from, to);
  }

  /** {@code mov r64, m64: REX.W 8B /r}. */
  public void mov64(Register to, Memory from) {
    operands.memory(REX_W, to, from, 0x8b);
  }

  /** {@code mov m64, r64: REX.W 89 /r}. */
  public void mov64(Memory to, Register from) {
    operands.memory(REX_W, from, to, 0x89);
  }

  /** {@code mov r32, m32: 8B /r}; the upper half becomes zero. */
  public void mov32(Register to, Memory from) {
    operands.memory(REX, to, from, 0x8b);
  }

  /** {@code mov m32, r32: 89 /r}. */
  public void mov32(Memory to, Register from) {
    operands.memory(REX, from, to, 0x89);
  }

  /** {@code mov m16, r16: 66 89 /r}. */
  public void mov16(Memory to, Register from) {
    code.bytes(0x66);
    operands.memory(REX, from, to, 0x89);
  }

  /** {@code mov m8, r8: 88 /r}; only with REX are numbers 4 to 7 spl, bpl, sil and dil. */
  public void mov8(Memory to, Register from) {
    boolean bare = from.number < Register.RSP.number && to.base.high() == 0;
    code.bytes(bare ? new int[0] : new int[] {REX | (from.high() << 2) | to.base.high()});
    code.bytes(0x88);
    operands.operand(from.low(), to);
  }

  /** {@code movzx r32, m8: 0F B6 /r}. */
  public void movzx8(Register to, Memory from) {
    operands.memory(REX, to, from, 0x0f, 0xb6);
  }

  /** {@code movzx r32, m16: 0F B7 /r}. */
  public void movzx16(Register to, Memory from) {
    operands.memory(REX, to, from, 0x0f, 0xb7);
  }

  /** {@code push imm8: 6A ib}; sign-extended to 64 bits. */
  public void push(byte value) {
    code.bytes(0x6a, value);
  }

  /** {@code pop r64: 58+rd}. */
  public void pop(Register to) {
    operands.rex(REX, 0, to.high());
    code.bytes(0x58 + to.low());
  }

  /** {@code lea r64, [rip+rel32]: REX.W 8D /r}. */
  public void lea(Register to, Symbol symbol) {
    operands.rex(REX_W, to.high(), 0);
    code.bytes(0x8d, (to.low() << 3) | 5);
    operands.relative(symbol);
  }

  /** {@code xor r32, r32: 31 /r}. */
  public void xor32(Register to, Register from) {
    operands.registers(REX, 0x31, from, to);
  }

  /** {@code add r64, r64: REX.W 01 /r}. */
  public void add(Register to, Register from) {
    operands.registers(REX_W, 0x01, from, to);
  }

  /** {@code or r64, r64: REX.W 09 /r}. */
  public void or(Register to, Register from) {
    operands.registers(REX_W, 0x09, from, to);
  }

  /** {@code and r64, r64: REX.W 21 /r}. */
  public void and(Register to, Register from) {
    operands.registers(REX_W, 0x21, from, to);
  }

  /** {@code sub r64, r64: REX.W 29 /r}. */
  public void sub(Register to, Register from) {
    operands.registers(REX_W, 0x29, from, to);
  }

  /** {@code cmp r64, r64: REX.W 39 /r}. */
  public void cmp(Register left, Register right) {
    operands.registers(REX_W, 0x39, right, left);
  }

  /** {@code cmp r64, imm8: REX.W 83 /7 ib} or {@code cmp r64, imm32: REX.W 81 /7 id}. */
  public void cmp(Register left, int right) {
    boolean small = right == (byte) right;
    operands.rex(REX_W, 0, left.high());
    code.bytes(small ? 0x83 : 0x81, direct(7, left));
    code.littleEndian(right, small ? 1 : 4);
  }

  /** {@code cmp m64, imm8: REX.W 83 /7 ib} or {@code cmp m64, imm32: REX.W 81 /7 id}. */
  public void cmp(Memory left, int right) {
    boolean small = right == (byte) right;
    operands.rex(REX_W, 0, left.base.high());
    code.bytes(small ? 0x83 : 0x81);
    operands.operand(7, left);
    code.littleEndian(right, small ? 1 : 4);
  }

  /** {@code shl r64, cl: REX.W D3 /4}; the count is taken modulo 64. */
  public void shl(Register to) {
    operands.single(0xd3, 4, to);
  }

  /** {@code shr r64, cl: REX.W D3 /5}; the count is taken modulo 64. */
  public void shr(Register to) {
    operands.single(0xd3, 5, to);
  }

  /** {@code neg r64: REX.W F7 /3}. */
  public void neg(Register to) {
    operands.single(0xf7, 3, to);
  }

  /** {@code div r64: REX.W F7 /6}; rdx:rax unsigned, quotient to rax, remainder to rdx. */
  public void div(Register divisor) {
    operands.single(0xf7, 6, divisor);
  }

  /** {@code jmp rel8: EB cb} if that reaches, or {@code jmp rel32: E9 cd}. */
  public void jmp(Symbol target) {
    code.jump(target, 0xeb, 0xe9);
  }

  /** {@code jcc rel8: 70+cc cb} if that reaches, or {@code jcc rel32: 0F 80+cc cd}. */
  public void jcc(Condition condition, Symbol target) {
    code.jump(target, 0x70 + condition.number, 0x0f80 + condition.number);
  }

  /** {@code call rel32: E8 cd}. */
  public void call(Symbol target) {
    code.bytes(0xe8);
    operands.relative(target);
  }

  /** {@code call r64: FF /2}. */
  public void call(Register target) {
    operands.rex(REX, 0, target.high());
    code.bytes(0xff, direct(2, target));
  }

  /** {@code ret: C3}. */
  public void ret() {
    code.bytes(0xc3);
  }

  /** {@code syscall: 0F 05}; the kernel changes rax, rcx and r11. */
  public void syscall() {
    code.bytes(0x0f, 0x05);
  }

  /** {@code ud2: 0F 0B}; ends the process with SIGILL. */
  public void ud2() {
    code.bytes(0x0f, 0x0b);
  }
}
