package dev.jdf.launcher;

import dev.jdf.linux.Errno;
import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.OnError;
import dev.jdf.plan.Op;
import dev.jdf.plan.Origin;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Width;
import java.util.List;

/**
 * The subroutine for {@link Op.Explain}: composes {@code jexec: image.jdf:12: mount tmpfs on /tmp:
 * EINVAL (Invalid argument)} in a buffer and writes it at once. An errno without a name is said as
 * its number, a step out of range is left out.
 */
final class Explanation {

  private static final Arg.Text PREFIX = Arg.text("jexec: ");
  private static final Arg.Text SEPARATOR = Arg.text(": ");
  private static final Arg.Text UNNAMED = Arg.text("error ");
  private static final Arg.Text END = Arg.text("\n");
  private static final int DIGITS = 20;

  private static final Slot FROM = Routine.slot("from");
  private static final Slot TO = Routine.slot("to");
  private static final Slot BYTE = Routine.slot("byte");
  private static final Slot COUNT = Routine.slot("count");
  private static final Slot START = Routine.slot("start");
  private static final Slot NUMBER = Routine.slot("number");

  private final Arg.Buffer digits = new Arg.Buffer(".digits", DIGITS + 1);
  private final TextTable places = new TextTable();
  private final TextTable purposes = new TextTable();
  private final TextTable errnos = new TextTable();
  private final Routine routine = new Routine();

  /** Numbers without a name have an empty text. */
  Explanation() {
    int last = -1;
    for (Errno errno : Errno.all()) {
      if (errno.number() > last + 1) {
        errnos.add(errno.number() - 1, "");
      }
      last = errno.number();
      errnos.add(last, errno.foreign() ? "" : errno.name() + " (" + errno.text() + ")");
    }
  }

  /** What to say of a step; they come in order, without those that cannot fail. */
  void add(int step, Origin origin) {
    places.add(step, origin.place());
    purposes.add(step, origin.purpose());
  }

  List<Op> routine(Data data) {
    Arg place = Arg.number(places.address(data));
    Arg purpose = Arg.number(purposes.address(data));
    Arg errno = Arg.number(errnos.address(data));
    Arg.Buffer message = message();
    routine.add(new Op.Mark(Translation.EXPLAIN)).set(TO, message);
    append(PREFIX);
    routine.set(FROM, place).gosub("part").set(FROM, purpose).gosub("part");
    routine.set(NUMBER, Arg.value(Plan.FAILED_ERRNO)).set(FROM, errno).gosub("find");
    sayNumber();
    write(message);
    sayPart();
    find();
    appendString();
    return routine.ops();
  }

  /** Rows of a table are read where their text is to go, so that even the longest must fit there. */
  private Arg.Buffer message() {
    int texts = places.longest() + purposes.longest() + errnos.longest();
    int separators = 2 * SEPARATOR.value().length() + END.value().length();
    int size = PREFIX.value().length() + texts + separators + UNNAMED.value().length() + DIGITS;
    return new Arg.Buffer(".message", size);
  }

  private void append(Arg text) {
    routine.set(FROM, text).gosub("append");
  }

  /** Unless there is a name. */
  private void sayNumber() {
    routine.add(branch(TO, Comparison.NOT_EQUAL, Arg.value(START), "end"));
    append(UNNAMED);
    routine
        .set(NUMBER, Arg.value(Plan.FAILED_ERRNO))
        .set(FROM, new Arg.Inside(digits, DIGITS))
        .mark("digit")
        .step(FROM, -1)
        .set(BYTE, NUMBER, Arithmetic.REMAINDER, 10)
        .step(BYTE, '0')
        .add(new Op.Store(Width.U8, Arg.value(FROM), Arg.value(BYTE)))
        .set(NUMBER, NUMBER, Arithmetic.DIVIDE, 10)
        .add(branch(NUMBER, Comparison.NOT_EQUAL, Arg.ZERO, "digit"))
        .gosub("append")
        .mark("end");
    append(END);
  }

  private void write(Arg message) {
    List<Arg> args = List.of(Arg.number(2), message, Arg.value(TO));
    routine
        .add(new Op.Compute(TO, Arg.value(TO), Arithmetic.SUBTRACT, message))
        .add(new Op.Call(Syscall.WRITE, args, null, OnError.GO_ON))
        .add(new Op.Return());
  }

  /** What the table at {@link #FROM} says of the step, and a separator unless that is nothing. */
  private void sayPart() {
    routine
        .mark("part")
        .set(NUMBER, Plan.FAILED_STEP, Arithmetic.AND, 0xffff_ffffL)
        .gosub("find")
        .add(branch(TO, Comparison.EQUAL, Arg.value(START), "said"));
    append(SEPARATOR);
    routine.mark("said").add(new Op.Return());
  }

  /** Appends the text that the table at {@link #FROM} has for {@link #NUMBER}. */
  private void find() {
    routine
        .mark("find")
        .set(START, Arg.value(TO))
        .mark("row")
        .load(COUNT, Width.U8, FROM)
        .step(FROM, 1)
        .load(BYTE, Width.U8, FROM)
        .step(FROM, 1)
        .add(new Op.Compute(TO, Arg.value(START), Arithmetic.ADD, Arg.value(BYTE)))
        .gosub("append")
        .step(FROM, 1)
        .add(branch(COUNT, Comparison.EQUAL, Arg.ZERO, "found"))
        .add(new Op.Compute(NUMBER, Arg.value(NUMBER), Arithmetic.SUBTRACT, Arg.value(COUNT)))
        .add(branch(NUMBER, Comparison.AT_LEAST, Arg.ZERO, "row"))
        .mark("found")
        .add(new Op.Return());
  }

  private void appendString() {
    routine
        .mark("append")
        .load(BYTE, Width.U8, FROM)
        .add(branch(BYTE, Comparison.EQUAL, Arg.ZERO, "appended"))
        .add(new Op.Store(Width.U8, Arg.value(TO), Arg.value(BYTE)))
        .step(FROM, 1)
        .step(TO, 1)
        .jump("append")
        .mark("appended")
        .add(new Op.Return());
  }

  private static Op branch(Slot left, Comparison comparison, Arg right, String label) {
    return new Op.Branch(Arg.value(left), comparison, right, Routine.label(label));
  }
}
