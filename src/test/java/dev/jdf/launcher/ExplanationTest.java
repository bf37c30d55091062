package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.linux.Errno;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Op;
import dev.jdf.plan.Origin;
import dev.jdf.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  /** Texts that share all or nothing with their neighbours, and more than a byte can count. */
  private static final List<Origin> ORIGINS = List.of(
      new Origin("", "a"),
      new Origin("a:1", "a"),
      new Origin("a:1", "ab"),
      new Origin("a:12", "ab"),
      new Origin("a:1", ""),
      new Origin("b" + "x".repeat(300), "c" + "y".repeat(254)),
      new Origin("b" + "x".repeat(299), "c" + "y".repeat(255)),
      new Origin("b" + "x".repeat(300) + "z", "c" + "y".repeat(256)),
      new Origin("\u00fcb\u20ac", "\u00fc\u20ac"),
      new Origin("\u00fcb\u20ad", "\u00fd\u20ac"));

  @Test
  void everyStepHasItsOwnText() throws Exception {
    Draft draft = new Draft();
    ORIGINS.forEach(origin -> draft.add(new Op.Refuse(Arg.number(1)), origin));
    StringBuilder expected = new StringBuilder();
    for (Origin origin : ORIGINS) {
      String place = origin.place().isEmpty() ? "" : origin.place() + ": ";
      String purpose = origin.purpose().isEmpty() ? "" : origin.purpose() + ": ";
      expected.append("jexec: " + place + purpose + "EPERM (Operation not permitted)\n");
    }
    assertEquals(expected.toString(), explained(draft, ORIGINS.size()));
  }

  @Test
  void aTextIsThatOfAnyNumberOfSteps() throws Exception {
    Draft draft = new Draft();
    StringBuilder expected = new StringBuilder();
    for (int step = 0; step < 1000; step++) {
      String purpose = step < 600 ? "first" : step < 855 ? "next" : "last";
      draft.add(new Op.Refuse(Arg.number(1)), new Origin("t", purpose));
      expected.append("jexec: t: " + purpose + ": EPERM (Operation not permitted)\n");
    }
    assertEquals(expected.toString(), explained(draft, 1000));
  }

  @Test
  void everyErrnoOfLinuxHasItsNameAndText() throws Exception {
    Draft draft = new Draft();
    StringBuilder expected = new StringBuilder();
    for (Errno errno : Errno.all()) {
      explain(draft, 0, errno.number());
      String text = errno.name() + " (" + errno.text() + ")";
      String number = "error " + errno.number();
      expected.append("jexec: " + (errno.foreign() ? number : text) + "\n");
    }
    assertEquals(expected.toString(), Launched.run(draft.exit(0).plan()).err());
  }

  /** What is said of the first steps, which are not run. */
  private static String explained(Draft steps, int count) throws Exception {
    Draft draft = new Draft().jump("explain");
    steps.steps().forEach(step -> draft.add(step.op(), step.origin()));
    draft.mark("explain");
    for (int step = 1; step <= count; step++) {
      explain(draft, step, 1);
    }
    return Launched.run(draft.exit(0).plan()).err();
  }

  private static void explain(Draft draft, int step, int errno) {
    draft
        .add(new Op.Set(Plan.FAILED_STEP, Arg.number(step)))
        .add(new Op.Set(Plan.FAILED_ERRNO, Arg.number(errno)))
        .add(new Op.Explain());
  }
}
