package dev.jdf.launcher;

import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.Label;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Width;
import java.util.Random;

/** A plan of random operations that ends and shows all that it computed. */
final class RandomPlan {

  private static final int SLOTS = 6;
  private static final int BLOCKS = 8;
  private static final int SUBROUTINES = 3;
  private static final int BUFFER_SIZE = 64;
  private static final Arg.Buffer BUFFER = new Arg.Buffer("buffer", BUFFER_SIZE);
  private static final Slot POINTER = new Slot("pointer");

  private final Random random;
  private final Draft draft = new Draft();

  RandomPlan(long seed) {
    random = new Random(seed);
  }

  Plan plan() {
    for (int block = 0; block < BLOCKS; block++) {
      block(block);
    }
    show();
    for (int subroutine = 0; subroutine < SUBROUTINES; subroutine++) {
      subroutine(subroutine);
    }
    return draft.plan();
  }

  /** Some operations, then perhaps forward to a later block, or back a few times. */
  private void block(int number) {
    draft.mark("block " + number);
    operations();
    if (random.nextBoolean()) {
      draft.add(new Op.Gosub(new Label("subroutine " + random.nextInt(SUBROUTINES))));
    }
    if (number + 1 < BLOCKS && random.nextBoolean()) {
      int target = number + 1 + random.nextInt(BLOCKS - number - 1);
      draft.add(new Op.Branch(value(), one(Comparison.values()), value(), block("block", target)));
    } else {
      Slot counter = new Slot("counter " + number);
      draft.add(new Op.Compute(counter, Arg.value(counter), Arithmetic.ADD, Arg.number(1)));
      draft.add(new Op.Branch(
          Arg.value(counter),
          Comparison.LESS,
          Arg.number(random.nextInt(4)),
          block("block", random.nextInt(number + 1))));
    }
  }

  private void subroutine(int number) {
    draft.mark("subroutine " + number);
    operations();
    if (number + 1 < SUBROUTINES) {
      draft.add(new Op.Gosub(block("subroutine", number + 1)));
    }
    draft.add(new Op.Return());
  }

  private static Label block(String kind, int number) {
    return new Label(kind + " " + number);
  }

  private void operations() {
    for (int i = random.nextInt(8); i >= 0; i--) {
      switch (random.nextInt(5)) {
        case 0 -> draft.add(new Op.Set(slot(), value()));
        case 1 -> compute();
        case 2 -> draft.add(new Op.Load(slot(), one(Width.values()), address()));
        case 3 -> draft.add(new Op.Store(one(Width.values()), address(), value()));
        default -> draft.dump(slot());
      }
    }
  }

  private void compute() {
    Arithmetic operation = one(Arithmetic.values());
    boolean divides = operation == Arithmetic.DIVIDE || operation == Arithmetic.REMAINDER;
    Arg right = divides ? Arg.number(number() | 1) : value();
    draft.add(new Op.Compute(slot(), value(), operation, right));
  }

  private void show() {
    for (int i = 0; i < SLOTS; i++) {
      draft.dump(new Slot("slot " + i));
    }
    draft.call(Syscall.WRITE, Arg.number(1), BUFFER, Arg.number(BUFFER_SIZE)).exit(0);
  }

  private Arg address() {
    Arg place = new Arg.Inside(BUFFER, random.nextInt(BUFFER_SIZE - 7));
    if (random.nextBoolean()) {
      return place;
    }
    draft.add(new Op.Set(POINTER, place));
    return Arg.value(POINTER);
  }

  private Arg value() {
    return random.nextBoolean() ? Arg.value(slot()) : Arg.number(number());
  }

  /** Of all lengths, both signs. */
  private long number() {
    return random.nextLong() >> random.nextInt(64);
  }

  private Slot slot() {
    return new Slot("slot " + random.nextInt(SLOTS));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
