package dev.jdf.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.Label;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Width;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operations compute, on the machine and in the interpreter. */
class MeaningTest {

  private static final long[] NUMBERS = {
    0,
    1,
    2,
    7,
    63,
    64,
    65,
    127,
    128,
    255,
    4095,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    0x100000000L,
    -1,
    -2,
    -128,
    -129,
    -4095,
    -4096,
    -0x80000000L,
    -0x80000001L,
    Long.MIN_VALUE,
    Long.MAX_VALUE
  };

  private static final Slot LEFT = new Slot("left");
  private static final Slot RIGHT = new Slot("right");
  private static final Slot RESULT = new Slot("result");
  private static final Arg.Buffer MEMORY = new Arg.Buffer("memory", 32);

  @ParameterizedTest
  @EnumSource
  void arithmetic(Arithmetic operation) throws Exception {
    boolean divides = operation == Arithmetic.DIVIDE || operation == Arithmetic.REMAINDER;
    Draft draft = new Draft();
    for (long left : NUMBERS) {
      for (long right : NUMBERS) {
        if (right != 0 || !divides) {
          set(draft, left, right);
          draft.add(new Op.Compute(RESULT, Arg.value(LEFT), operation, Arg.value(RIGHT)));
          draft.dump(RESULT);
          draft.add(new Op.Compute(RESULT, Arg.number(left), operation, Arg.number(right)));
          draft.dump(RESULT);
        }
      }
    }
    assertMeaning(draft.exit(0).plan());
  }

  @ParameterizedTest
  @EnumSource
  void comparison(Comparison comparison) throws Exception {
    Draft draft = new Draft();
    for (long left : NUMBERS) {
      for (long right : NUMBERS) {
        set(draft, left, right);
        branch(draft, Arg.value(LEFT), comparison, Arg.value(RIGHT));
        branch(draft, Arg.value(LEFT), comparison, Arg.number(right));
        branch(draft, Arg.number(left), comparison, Arg.value(RIGHT));
        branch(draft, Arg.number(left), comparison, Arg.number(right));
      }
    }
    assertMeaning(draft.exit(0).plan());
  }

  @ParameterizedTest
  @EnumSource
  void memory(Width width) throws Exception {
    Draft draft = new Draft();
    for (long number : NUMBERS) {
      for (int at = 0; at < 16; at += 5) {
        Arg place = new Arg.Inside(MEMORY, at);
        set(draft, number, 0);
        draft.add(new Op.Set(RIGHT, place));
        draft.add(new Op.Store(width, place, Arg.value(LEFT)));
        draft.add(new Op.Load(RESULT, width, Arg.value(RIGHT))).dump(RESULT);
        draft.add(new Op.Load(RESULT, Width.U64, place)).dump(RESULT);
        draft.add(new Op.Store(width, Arg.value(RIGHT), Arg.number(~number)));
        draft.call(Syscall.WRITE, Arg.number(1), MEMORY, Arg.number(32));
      }
    }
    assertMeaning(draft.exit(0).plan());
  }

  @Test
  void slotsBeyondTheReachOfShortAddressesAreSlots() throws Exception {
    Draft draft = new Draft();
    for (int i = 0; i < 300; i++) {
      draft.add(new Op.Set(new Slot("slot " + i), Arg.number(i * 0x0101_0101_0101L)));
    }
    for (int i = 0; i < 300; i++) {
      draft.dump(new Slot("slot " + i));
    }
    assertMeaning(draft.exit(0).plan());
  }

  @Test
  void randomPlansMeanTheSame() throws Exception {
    for (long seed = 0; seed < 150; seed++) {
      Plan plan = new RandomPlan(seed).plan();
      String expected = new String(Interpreter.run(plan), StandardCharsets.ISO_8859_1);
      assertEquals(new Launched(0, expected, ""), Launched.run(plan), "seed " + seed);
    }
  }

  private static void assertMeaning(Plan plan) throws Exception {
    String expected = new String(Interpreter.run(plan), StandardCharsets.ISO_8859_1);
    assertEquals(new Launched(0, expected, ""), Launched.run(plan));
  }

  private static void set(Draft draft, long left, long right) {
    draft.add(new Op.Set(LEFT, Arg.number(left))).add(new Op.Set(RIGHT, Arg.number(right)));
  }

  private static void branch(Draft draft, Arg left, Comparison comparison, Arg right) {
    String name = "skip " + draft.size();
    draft
        .add(new Op.Branch(left, comparison, right, new Label(name)))
        .print("n")
        .mark(name);
    draft.print(".");
  }
}
