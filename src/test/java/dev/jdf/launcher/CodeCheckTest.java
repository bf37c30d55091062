package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.linux.Arch;
import dev.jdf.linux.Errno;
import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.OnError;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Width;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeCheckTest {

  private static final Slot SLOT = new Slot("slot");
  private static final Arg.Buffer BUFFER = new Arg.Buffer("buffer", 16);
  private static final Arg STRUCT = new Arg.Struct(List.of(
      new Arg.Field("a", Width.U16, Arg.number(-2)),
      new Arg.Field("b", Width.U64, Arg.text("text")),
      new Arg.Field("c", Width.U64, new Arg.Address(SLOT))));

  @Test
  void theCodeDoesWhatThePlanSays() throws Exception {
    CodeCheck.check(everyArgument());
  }

  @Test
  void theCodeOfRandomPlansDoesWhatTheySay() throws Exception {
    for (long seed = 0; seed < 30; seed++) {
      CodeCheck.check(new RandomPlan(seed).plan());
    }
  }

  /** A check that cannot fail proves nothing. */
  @Test
  void theCodeOfAnotherPlanIsRejected() {
    byte[] launcher = Launcher.compile(everyArgument(), Arch.X86_64);
    for (Arg other : arguments()) {
      Plan plan = arguments(Arg.number(123), other).plan();
      assertThrows(AssertionError.class, () -> CodeCheck.check(plan, launcher), other.toString());
    }
    Plan longer = new Draft().call(Syscall.GETPID).plan();
    assertThrows(AssertionError.class, () -> CodeCheck.check(longer, launcher));
  }

  private static Plan everyArgument() {
    return arguments(Arg.ZERO, Arg.ZERO).plan();
  }

  /** One call an argument, but {@code replacement} in the place of {@code replaced}. */
  private static Draft arguments(Arg replacement, Arg replaced) {
    Draft draft = new Draft();
    for (Arg arg : arguments()) {
      Arg chosen = arg.equals(replaced) ? replacement : arg;
      OnError onError = OnError.FAIL.or(Errno.of("EINTR").orElseThrow(), Draft.FAILED);
      draft.call(SLOT, onError, Syscall.PRCTL, Arg.number(1L << 40), chosen, Arg.ZERO);
      draft.call(Syscall.PRCTL, Arg.ZERO, Arg.ZERO, Arg.ZERO, Arg.ZERO, chosen, chosen);
    }
    return draft;
  }

  private static List<Arg> arguments() {
    List<Arg> args = new ArrayList<>();
    for (long number : new long[] {1, 127, 128, -1, -128, -129, 1L << 31, -1L << 31, 1L << 32}) {
      args.add(Arg.number(number));
    }
    args.add(Arg.text("text"));
    args.add(Arg.text(""));
    args.add(new Arg.Bytes("bytes", ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6, 7, 8})));
    args.add(STRUCT);
    args.add(BUFFER);
    args.add(new Arg.Inside(BUFFER, 4));
    args.add(Arg.value(SLOT));
    args.add(new Arg.Address(SLOT));
    return args;
  }
}
