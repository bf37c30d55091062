package dev.jdf.launcher;

import static dev.jdf.asm.X86_64.Register.R10;
import static dev.jdf.asm.X86_64.Register.R13;
import static dev.jdf.asm.X86_64.Register.R14;
import static dev.jdf.asm.X86_64.Register.R15;
import static dev.jdf.asm.X86_64.Register.R8;
import static dev.jdf.asm.X86_64.Register.R9;
import static dev.jdf.asm.X86_64.Register.RAX;
import static dev.jdf.asm.X86_64.Register.RBP;
import static dev.jdf.asm.X86_64.Register.RBX;
import static dev.jdf.asm.X86_64.Register.RCX;
import static dev.jdf.asm.X86_64.Register.RDI;
import static dev.jdf.asm.X86_64.Register.RDX;
import static dev.jdf.asm.X86_64.Register.RSI;
import static dev.jdf.asm.X86_64.Register.RSP;

import dev.jdf.asm.Position;
import dev.jdf.asm.Symbol;
import dev.jdf.asm.X86_64;
import dev.jdf.asm.X86_64.Condition;
import dev.jdf.asm.X86_64.Memory;
import dev.jdf.asm.X86_64.Register;
import dev.jdf.elf.ElfImage;
import dev.jdf.launcher.Operand.Constant;
import dev.jdf.launcher.Operand.Held;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.Width;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * x86-64 with the calling convention of syscall(2). Registers that the kernel leaves alone are set
 * once: four point into the slots, so that most have an address of one byte, and rbp to the check
 * for errors. The result is in rax; rcx and rdx are scratch between calls.
 */
final class X86_64Machine implements Machine {

  private static final List<Register> ARGUMENTS = List.of(RDI, RSI, RDX, R10, R8, R9);

  /** The largest errno is 4095: what a call returns from here on, unsigned, is an error. */
  private static final int FIRST_ERROR = -4095;

  /** Each reaches 256 bytes, for a one-byte displacement is signed. */
  private static final List<Register> WINDOWS = List.of(RBX, R13, R14, R15);

  private static final int WINDOW = 256;

  private static final Symbol CHECK = new Symbol(".check");
  private static final Symbol REFUSED = new Symbol(".refused");

  private final X86_64 code = new X86_64();

  /**
   * What numbers the registers of {@link #ARGUMENTS} hold from the calls before, on every way to the
   * code that is written next; the kernel does not change them.
   */
  private final Map<Register, Long> known = new EnumMap<>(Register.class);

  @Override
  public int elf() {
    return ElfImage.EM_X86_64;
  }

  @Override
  public Position position() {
    return code.position();
  }

  @Override
  public int[] lengths(List<Position> places) {
    return code.lengths(places);
  }

  @Override
  public byte[] finish() {
    return code.finish();
  }

  @Override
  public void define(Symbol symbol) {
    known.clear();
    code.define(symbol);
  }

  @Override
  public void start(Held initialStack) {
    for (int i = 0; i < WINDOWS.size(); i++) {
      code.load(WINDOWS.get(i), middle(i));
    }
    code.lea(RBP, CHECK);
    code.mov64(at(initialStack), RSP);
  }

  @Override
  public void call(int number, List<Operand> args) {
    if (args.size() > ARGUMENTS.size()) {
      throw new IllegalArgumentException("a system call of " + args.size() + " arguments");
    }
    for (int i = 0; i < args.size(); i++) {
      loadArgument(ARGUMENTS.get(i), args.get(i));
    }
    code.load(RAX, number);
    code.syscall();
  }

  private void loadArgument(Register to, Operand operand) {
    Long held = known.remove(to);
    if (operand instanceof Constant constant) {
      known.put(to, constant.value());
      if (held != null && held == constant.value()) {
        return;
      }
    }
    load(to, operand);
  }

  @Override
  public void keep(Held slot) {
    code.mov64(at(slot), RAX);
  }

  @Override
  public void onError(int errno, Symbol target) {
    code.cmp(RAX, -errno);
    code.jcc(Condition.EQUAL, target);
  }

  /** A call, because the address that it pushes tells which step failed. */
  @Override
  public void check() {
    code.call(RBP);
  }

  @Override
  public void refuse(Operand errno) {
    load(RAX, errno);
    code.call(REFUSED);
  }

  @Override
  public void failure(Symbol from, Failure failure) {
    Symbol failed = new Symbol(".failed");
    known.clear();
    code.define(CHECK);
    code.cmp(RAX, FIRST_ERROR);
    code.jcc(Condition.ABOVE_OR_EQUAL, failed);
    code.ret();
    code.define(failed);
    code.neg(RAX);
    code.define(REFUSED);
    code.mov64(at(failure.errno()), RAX);
    code.pop(RAX);
    code.lea(RCX, from);
    code.sub(RAX, RCX);
    code.mov64(at(failure.distance()), RAX);
    code.mov64(RSP, at(failure.initialStack()));
  }

  @Override
  public void jump(Symbol target) {
    code.jmp(target);
  }

  @Override
  public void branch(Operand left, Comparison comparison, Operand right, Symbol target) {
    if (left instanceof Held slot && right instanceof Constant number && fits(number)) {
      code.cmp(at(slot), (int) number.value());
    } else {
      load(RAX, left);
      load(RCX, right);
      code.cmp(RAX, RCX);
    }
    code.jcc(condition(comparison), target);
  }

  private static Condition condition(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> Condition.EQUAL;
      case NOT_EQUAL -> Condition.NOT_EQUAL;
      case LESS -> Condition.LESS;
      case AT_LEAST -> Condition.GREATER_OR_EQUAL;
    };
  }

  @Override
  public void gosub(Symbol target) {
    known.clear();
    code.call(target);
  }

  @Override
  public void ret() {
    code.ret();
  }

  @Override
  public void set(Held slot, Operand value) {
    load(RAX, value);
    code.mov64(at(slot), RAX);
  }

  @Override
  public void compute(Held result, Operand left, Arithmetic operation, Operand right) {
    load(RAX, left);
    load(RCX, right);
    switch (operation) {
      case ADD -> code.add(RAX, RCX);
      case SUBTRACT -> code.sub(RAX, RCX);
      case AND -> code.and(RAX, RCX);
      case OR -> code.or(RAX, RCX);
      case SHIFT_LEFT -> code.shl(RAX);
      case SHIFT_RIGHT -> code.shr(RAX);
      case DIVIDE -> divide();
      case REMAINDER -> {
        divide();
        code.mov64(RAX, RDX);
      }
    }
    code.mov64(at(result), RAX);
  }

  private void divide() {
    known.clear();
    code.xor32(RDX, RDX);
    code.div(RCX);
  }

  @Override
  public void load(Held result, Width width, Operand address) {
    load(RAX, address);
    Memory memory = new Memory(RAX, 0);
    switch (width) {
      case U8 -> code.movzx8(RAX, memory);
      case U16 -> code.movzx16(RAX, memory);
      case U32 -> code.mov32(RAX, memory);
      case U64 -> code.mov64(RAX, memory);
    }
    code.mov64(at(result), RAX);
  }

  @Override
  public void store(Width width, Operand address, Operand value) {
    load(RAX, address);
    load(RCX, value);
    Memory memory = new Memory(RAX, 0);
    switch (width) {
      case U8 -> code.mov8(memory, RCX);
      case U16 -> code.mov16(memory, RCX);
      case U32 -> code.mov32(memory, RCX);
      case U64 -> code.mov64(memory, RCX);
    }
  }

  @Override
  public void trap() {
    code.ud2();
  }

  private void load(Register to, Operand operand) {
    operand.give(value -> code.load(to, value), address -> code.mov64(to, at(address)));
  }

  private static Memory at(Held slot) {
    return at(slot.address());
  }

  private static Memory at(long address) {
    int window = (int) Math.min((address - ElfImage.WRITABLE) / WINDOW, WINDOWS.size() - 1);
    return new Memory(WINDOWS.get(window), Math.toIntExact(address - middle(window)));
  }

  private static long middle(int window) {
    return ElfImage.WRITABLE + (long) window * WINDOW + WINDOW / 2;
  }

  private static boolean fits(Constant number) {
    return number.value() == (int) number.value();
  }
}
