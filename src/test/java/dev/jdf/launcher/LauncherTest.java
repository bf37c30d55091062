package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.linux.Arch;
import dev.jdf.linux.Errno;
import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.Label;
import dev.jdf.plan.OnError;
import dev.jdf.plan.Op;
import dev.jdf.plan.Origin;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Width;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small plans that really run. */
class LauncherTest {

  private static final Slot ONE = new Slot("one");
  private static final Slot TWO = new Slot("two");
  private static final Arg.Number BAD = Arg.number(-1);
  private static final Errno EBADF = Errno.of("EBADF").orElseThrow();
  private static final Errno ENOENT = Errno.of("ENOENT").orElseThrow();

  @Test
  void aPlanWritesAndExits() throws Exception {
    Launched launched = Launched.run(new Draft().print("hello\n").exit(7).plan());
    assertEquals(new Launched(7, "hello\n", ""), launched);
  }

  @Test
  void aFailedStepIsExplained() throws Exception {
    Op chdir = new Op.Call(Syscall.CHDIR, List.of(Arg.text("/no/such")), null, OnError.FAIL);
    Plan plan =
        new Draft().add(chdir, new Origin("image.jdf:12", "enter /no/such")).plan();
    String message = "jexec: image.jdf:12: enter /no/such: ENOENT (No such file or directory)\n";
    assertEquals(new Launched(125, "", message), Launched.run(plan));
  }

  @Test
  void aStepWithoutAPlaceIsExplainedByItsPurpose() throws Exception {
    Op close = new Op.Call(Syscall.CLOSE, List.of(BAD), null, OnError.FAIL);
    Plan plan = new Draft().add(close, new Origin("", "close nothing")).plan();
    assertEquals(
        "jexec: close nothing: EBADF (Bad file descriptor)\n",
        Launched.run(plan).err());
  }

  @Test
  void everyStepIsTheOneThatFailedWhenItFails() throws Exception {
    for (int failing = 0; failing < 5; failing++) {
      Draft draft = new Draft();
      for (int step = 0; step < 5; step++) {
        draft.call(step == failing ? Syscall.CLOSE : Syscall.GETPID, BAD).mark("after " + step);
      }
      String step = "t:" + (2 * failing + 1) + ": step " + 2 * failing;
      assertEquals(
          "jexec: " + step + ": EBADF (Bad file descriptor)\n",
          Launched.run(draft.plan()).err());
    }
  }

  @Test
  void aStepWithMuchCodeIsStillFound() throws Exception {
    OnError many = OnError.FAIL;
    for (Errno errno : Errno.all()) {
      many = errno.equals(EBADF) ? many : many.or(errno, Draft.FAILED);
    }
    Plan plan = new Draft()
        .call(ONE, many, Syscall.GETPID)
        .call(ONE, many, Syscall.CLOSE, BAD)
        .call(ONE, many, Syscall.GETPID)
        .plan();
    assertEquals(
        "jexec: t:2: step 1: EBADF (Bad file descriptor)\n", Launched.run(plan).err());
  }

  @Test
  void anExpectedErrorGoesOnAtItsLabel() throws Exception {
    OnError expected = OnError.FAIL.or(ENOENT, new Label("a")).or(EBADF, new Label("b"));
    Plan plan = new Draft()
        .call(ONE, expected, Syscall.CLOSE, BAD)
        .exit(1)
        .mark("a")
        .exit(2)
        .mark("b")
        .dump(ONE)
        .exit(3)
        .plan();
    assertEquals(new Launched(3, bytes(-9), ""), Launched.run(plan));
  }

  @Test
  void anErrorThatIsNotExpectedFails() throws Exception {
    OnError expected = OnError.FAIL.or(ENOENT, new Label("a"));
    Plan plan =
        new Draft().call(ONE, expected, Syscall.CLOSE, BAD).mark("a").exit(0).plan();
    assertEquals(125, Launched.run(plan).exit());
  }

  @Test
  void aToleratedErrorIsInTheResult() throws Exception {
    OnError expected = OnError.GO_ON.or(ENOENT, Draft.FAILED);
    Plan plan = new Draft()
        .call(ONE, OnError.GO_ON, Syscall.CLOSE, BAD)
        .dump(ONE)
        .call(TWO, expected, Syscall.CLOSE, BAD)
        .dump(TWO)
        .exit(0)
        .plan();
    assertEquals(new Launched(0, bytes(-9, -9), ""), Launched.run(plan));
  }

  @Test
  void aCheckThatIsNoCallCanRefuse() throws Exception {
    assertEquals(
        "jexec: t:1: step 0: EPERM (Operation not permitted)\n",
        refused(Arg.number(1)).err());
    assertEquals(125, refused(Arg.number(1)).exit());
  }

  @Test
  void anErrnoWithoutANameIsANumber() throws Exception {
    for (long number : new long[] {0, 41, 134, 4095, 1L << 40, Long.MAX_VALUE, -1}) {
      assertEquals(
          "jexec: t:1: step 0: error " + Long.toUnsignedString(number) + "\n",
          refused(Arg.number(number)).err());
    }
  }

  private static Launched refused(Arg errno) throws Exception {
    return Launched.run(new Draft().add(new Op.Refuse(errno)).exit(0).plan());
  }

  @Test
  void whatFailedCanBeToldByAnotherProcess() throws Exception {
    Plan plan = new Draft()
        .add(new Op.Set(Plan.FAILED_STEP, Arg.number(4)))
        .add(new Op.Set(Plan.FAILED_ERRNO, Arg.number(2)))
        .add(new Op.Explain())
        .add(new Op.Set(Plan.FAILED_STEP, Arg.number(1L << 40 | 0xffff_ffffL)))
        .call(Syscall.GETPID)
        .add(new Op.Explain())
        .exit(0)
        .plan();
    assertEquals("""
        jexec: t:5: step 4: ENOENT (No such file or directory)
        jexec: ENOENT (No such file or directory)
        """, Launched.run(plan).err());
  }

  @Test
  void aFailureForgetsItsSubroutines() throws Exception {
    Label again = new Label("again");
    Draft draft = new Draft()
        .mark("again")
        .add(new Op.Gosub(new Label("outer")))
        .mark("outer")
        .add(new Op.Compute(ONE, Arg.value(ONE), Arithmetic.ADD, Arg.number(1)))
        .add(new Op.Branch(
            Arg.value(ONE), Comparison.AT_LEAST, Arg.number(2_000_000), new Label("end")))
        .call(Syscall.CLOSE, BAD)
        .mark("end")
        .exit(4);
    // Endless subroutines would run over the stack of 8 MB.
    Plan plan = new Plan(draft.plan().steps(), again);
    assertEquals(new Launched(4, "", ""), Launched.run(plan));
  }

  @Test
  void subroutinesReturnWhereTheyWereCalled() throws Exception {
    Plan plan = new Draft()
        .add(new Op.Gosub(new Label("outer")))
        .add(new Op.Gosub(new Label("inner")))
        .exit(0)
        .mark("outer")
        .print("<")
        .add(new Op.Gosub(new Label("inner")))
        .print(">")
        .add(new Op.Return())
        .mark("inner")
        .print("i")
        .add(new Op.Return())
        .plan();
    assertEquals(new Launched(0, "<i>i", ""), Launched.run(plan));
  }

  @Test
  void aStructureHasItsFieldsInOrder() throws Exception {
    Arg part = new Arg.Struct(List.of(
        new Arg.Field("a", Width.U8, Arg.number('a')),
        new Arg.Field("b", Width.U16, Arg.number('b' << 8 | 'c')),
        new Arg.Field("d", Width.U32, Arg.number(0x67666564L)),
        new Arg.Field("h", Width.U8, Arg.number(-1))));
    Arg bytes = new Arg.Bytes("bytes", ByteBuffer.wrap(new byte[] {'x', 0, 'z'}));
    Arg vector = new Arg.Struct(List.of(
        new Arg.Field("iov_base", Width.U64, part),
        new Arg.Field("iov_len", Width.U64, Arg.number(8)),
        new Arg.Field("iov_base", Width.U64, bytes),
        new Arg.Field("iov_len", Width.U64, Arg.number(3))));
    Plan plan = new Draft()
        .call(Syscall.WRITEV, Arg.number(1), vector, Arg.number(2))
        .exit(0)
        .plan();
    assertArrayEquals(
        new byte[] {'a', 'c', 'b', 'd', 'e', 'f', 'g', -1, 'x', 0, 'z'},
        Launched.run(plan).bytes());
  }

  @Test
  void aProcessForksAndWaits() throws Exception {
    Arg.Buffer status = new Arg.Buffer("status", 4);
    Plan plan = new Draft()
        .call(ONE, OnError.FAIL, Syscall.CLONE, new Arg.Number(17, "SIGCHLD"), Arg.NULL)
        .add(new Op.Branch(Arg.value(ONE), Comparison.NOT_EQUAL, Arg.ZERO, new Label("parent")))
        .print("child ")
        .exit(42)
        .mark("parent")
        .call(Syscall.WAIT4, Arg.value(ONE), status, Arg.ZERO, Arg.NULL)
        .add(new Op.Load(TWO, Width.U32, status))
        .add(new Op.Compute(TWO, Arg.value(TWO), Arithmetic.SHIFT_RIGHT, Arg.number(8)))
        .print("parent")
        .call(null, OnError.GO_ON, Syscall.EXIT_GROUP, Arg.value(TWO))
        .plan();
    assertEquals(new Launched(42, "child parent", ""), Launched.run(plan));
  }

  @Test
  void theInitialStackHasTheArguments() throws Exception {
    Plan plan = new Draft()
        .add(new Op.Compute(ONE, Arg.value(Plan.INITIAL_STACK), Arithmetic.ADD, Arg.number(16)))
        .add(new Op.Load(ONE, Width.U64, Arg.value(ONE)))
        .call(Syscall.WRITE, Arg.number(1), Arg.value(ONE), Arg.number(5))
        .add(new Op.Load(TWO, Width.U64, Arg.value(Plan.INITIAL_STACK)))
        .call(null, OnError.GO_ON, Syscall.EXIT_GROUP, Arg.value(TWO))
        .plan();
    assertEquals(new Launched(3, "first", ""), Launched.run(plan, "first", "second"));
  }

  @Test
  void runningOffTheEndKillsTheProcess() throws Exception {
    Plan plan = new Plan(List.of(new Draft().mark("a").plan().steps().get(0)), new Label("a"));
    assertEquals(128 + 4, Launched.run(plan).exit());
  }

  @Test
  void aPlanAlwaysGivesTheSameBytes() {
    Plan plan = new Draft().print("a").call(Syscall.CLOSE, BAD).exit(0).plan();
    assertArrayEquals(Launcher.compile(plan, Arch.X86_64), Launcher.compile(plan, Arch.X86_64));
  }

  @Test
  void aPlanThatIsWrongInItselfIsRejected() {
    assertRejected(new Draft().jump("nowhere"));
    assertRejected(new Draft().mark("twice").mark("twice"));
    assertRejected(new Draft()
        .add(new Op.Set(ONE, new Arg.Buffer("b", 1)))
        .add(new Op.Set(ONE, new Arg.Buffer("b", 2))));
    assertRejected(new Draft()
        .add(new Op.Set(
            ONE, new Arg.Struct(List.of(new Arg.Field("f", Width.U64, Arg.value(TWO)))))));
    assertRejected(new Draft().call(Syscall.CLOSE, BAD, BAD, BAD, BAD, BAD, BAD, BAD));
  }

  private static void assertRejected(Draft draft) {
    assertThrows(IllegalArgumentException.class, () -> Launcher.compile(draft.plan(), Arch.X86_64));
  }

  /** Eight bytes a value, as {@link Launched} shows them. */
  private static String bytes(long... values) {
    StringBuilder text = new StringBuilder();
    for (long value : values) {
      for (int i = 0; i < 8; i++) {
        text.append((char) (value >>> (8 * i) & 0xff));
      }
    }
    return text.toString();
  }
}
