package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.linux.Errno;
import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.Label;
import dev.jdf.plan.OnError;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Width;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What strace sees is what the plan says. */
class TraceCheckTest {

  private static final Slot PID = new Slot("pid");
  private static final Slot FILE = new Slot("file");
  private static final Arg.Number AT_FDCWD = new Arg.Number(-100, "AT_FDCWD");

  @Test
  void aFailingPlan() throws Exception {
    OnError missing = OnError.FAIL.or(Errno.of("ENOENT").orElseThrow(), new Label("missing"));
    Plan plan = new Draft()
        .call(FILE, OnError.FAIL, Syscall.OPENAT, AT_FDCWD, Arg.text("/"), Arg.ZERO)
        .call(Syscall.FCHDIR, Arg.value(FILE))
        .call(FILE, missing, Syscall.OPENAT, AT_FDCWD, Arg.text("/no/such"), Arg.ZERO)
        .call(Syscall.GETPID)
        .mark("missing")
        .call(Syscall.CLOSE, Arg.number(-1))
        .exit(0)
        .plan();
    assertEquals(125, TraceCheck.check(plan));
  }

  @Test
  void aPlanThatForksAndExecutes() throws Exception {
    Arg argv = new Arg.Struct(List.of(
        new Arg.Field("", Width.U64, Arg.text("true")), new Arg.Field("", Width.U64, Arg.NULL)));
    Arg.Buffer status = new Arg.Buffer("status", 4);
    Plan plan = new Draft()
        .call(PID, OnError.FAIL, Syscall.CLONE, new Arg.Number(17, "SIGCHLD"), Arg.NULL)
        .add(new Op.Branch(Arg.value(PID), Comparison.NOT_EQUAL, Arg.ZERO, new Label("parent")))
        .call(Syscall.EXECVE, Arg.text("/no/such"), argv, Arg.NULL)
        .mark("parent")
        .call(Syscall.WAIT4, Arg.value(PID), status, Arg.ZERO, Arg.NULL)
        .call(Syscall.EXECVE, Arg.text("/bin/true"), argv, Arg.NULL)
        .plan();
    assertEquals(0, TraceCheck.check(plan));
  }

  @Test
  void randomPlans() throws Exception {
    for (long seed = 1000; seed < 1020; seed++) {
      assertEquals(0, TraceCheck.check(new RandomPlan(seed).plan()), "seed " + seed);
    }
  }

  /** A check that cannot fail proves nothing. */
  @Test
  void anotherPlanIsRejected() {
    Draft run = new Draft().call(Syscall.UMASK, Arg.number(18)).exit(0);
    Plan argument = new Draft().call(Syscall.UMASK, Arg.number(19)).exit(0).plan();
    Plan call = new Draft().call(Syscall.CLOSE, Arg.number(18)).exit(0).plan();
    Plan order =
        new Plan(List.of(run.plan().steps().get(1), run.plan().steps().get(0)), Draft.FAILED);
    for (Plan other : List.of(argument, call, order)) {
      assertThrows(AssertionError.class, () -> TraceCheck.check(other, run.plan()));
    }
  }
}
