package dev.jdf.launcher;

import dev.jdf.asm.Position;
import dev.jdf.asm.Symbol;
import dev.jdf.launcher.Operand.Held;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.Width;
import java.util.List;

/** What a launcher needs of a processor; each method writes the instructions for it. */
interface Machine {

  /** {@code e_machine} of elf(5). */
  int elf();

  /** The end of what is written so far. */
  Position position();

  /** How many bytes lie between each place and the next; all jumps so far must have targets. */
  int[] lengths(List<Position> places);

  /** The code, with all symbols resolved. */
  byte[] finish();

  void define(Symbol symbol);

  /** The first instructions: keeps the initial stack pointer. */
  void start(Held initialStack);

  /** A system call; what it returns is the result until the next call. */
  void call(int number, List<Operand> args);

  /** Keeps the result. */
  void keep(Held slot);

  /** Goes to {@code target} if the result is this error. */
  void onError(int errno, Symbol target);

  /** Goes to the routine of {@link #failure} if the result is an error. */
  void check();

  /** Goes to the routine of {@link #failure} with an errno. */
  void refuse(Operand errno);

  /**
   * The routine for failed steps: keeps the errno and how far after {@code from} the step's code
   * has been run, and unwinds the stack. It goes on with what is written next.
   */
  void failure(Symbol from, Failure failure);

  /** Where a failure is kept, and where the initial stack pointer was. */
  record Failure(Held errno, Held distance, Held initialStack) {}

  void jump(Symbol target);

  void branch(Operand left, Comparison comparison, Operand right, Symbol target);

  void gosub(Symbol target);

  void ret();

  void set(Held slot, Operand value);

  void compute(Held result, Operand left, Arithmetic operation, Operand right);

  /** Reads memory, zero-extended. */
  void load(Held result, Width width, Operand address);

  void store(Width width, Operand address, Operand value);

  /** Ends the process with a signal. */
  void trap();
}
