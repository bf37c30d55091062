package dev.jdf.launcher;

import dev.jdf.asm.Position;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.Label;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Width;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which step failed from how far the code had been run, so that success pays nothing. A table
 * has a row for each step that can fail: how many steps, and how many bytes of code, it is after the
 * row before, in a byte each. Where a byte cannot count them, rows come before it that no step has.
 */
final class FailedStep {

  /** Bytes of code from the plan's first to the end of the call that failed. */
  static final Slot DISTANCE = Routine.slot("distance");

  private static final Slot ROW = Routine.slot("row");
  private static final Slot COUNT = Routine.slot("count");
  private static final int LARGEST_BYTE = 255;

  private final List<Integer> steps = new ArrayList<>();
  private final List<Position> ends = new ArrayList<>();

  FailedStep(Position start) {
    ends.add(start);
  }

  /** Steps come in order, without those that cannot fail; one that fails has run up to its end. */
  void add(int step, Position end) {
    steps.add(step);
    ends.add(end);
  }

  /** Goes down the rows until nothing is left of the distance, then goes on with the plan. */
  List<Op> routine(Machine machine, Data data, Label onFailure) {
    ByteBuffer table = table(machine.lengths(ends));
    return new Routine()
        .set(Plan.FAILED_STEP, Arg.number(-1))
        .set(ROW, Arg.number(data.constant(table, 1)))
        .mark("next")
        .load(COUNT, Width.U8, ROW)
        .step(ROW, 1)
        .add(change(Plan.FAILED_STEP, Arithmetic.ADD))
        .load(COUNT, Width.U8, ROW)
        .step(ROW, 1)
        .add(change(DISTANCE, Arithmetic.SUBTRACT))
        .add(new Op.Branch(Arg.value(DISTANCE), Comparison.LESS, Arg.number(1), onFailure))
        .jump("next")
        .ops();
  }

  private static Op change(Slot slot, Arithmetic operation) {
    return new Op.Compute(slot, Arg.value(slot), operation, Arg.value(COUNT));
  }

  private ByteBuffer table(int[] lengths) {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    int last = -1;
    for (int i = 0; i < lengths.length; i++) {
      rows(steps.get(i) - last, lengths[i], table);
      last = steps.get(i);
    }
    return ByteBuffer.wrap(table.toByteArray());
  }

  /** All rows but the last leave a byte of the code, so that the search goes on. */
  private static void rows(int steps, int bytes, ByteArrayOutputStream table) {
    int stepsLeft = steps;
    int bytesLeft = bytes;
    while (stepsLeft > LARGEST_BYTE || bytesLeft > LARGEST_BYTE) {
      int stepsHere = Math.min(stepsLeft, LARGEST_BYTE);
      int bytesHere = Math.min(bytesLeft - 1, LARGEST_BYTE);
      table.write(stepsHere);
      table.write(bytesHere);
      stepsLeft -= stepsHere;
      bytesLeft -= bytesHere;
    }
    table.write(stepsLeft);
    table.write(bytesLeft);
  }
}
