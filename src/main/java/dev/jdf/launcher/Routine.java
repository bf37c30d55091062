package dev.jdf.launcher;

import dev.jdf.plan.Arg;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Label;
import dev.jdf.plan.Op;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Width;
import java.util.ArrayList;
import java.util.List;

/**
 * Operations that the launcher adds to a plan, written down in the plan's own terms so that every
 * machine has them. Names that start with a dot are theirs.
 */
final class Routine {

  private final List<Op> ops = new ArrayList<>();

  List<Op> ops() {
    return List.copyOf(ops);
  }

  static Slot slot(String name) {
    return new Slot("." + name);
  }

  static Label label(String name) {
    return new Label("." + name);
  }

  Routine add(Op op) {
    ops.add(op);
    return this;
  }

  Routine mark(String label) {
    return add(new Op.Mark(label(label)));
  }

  Routine jump(String label) {
    return add(new Op.Jump(label(label)));
  }

  Routine gosub(String label) {
    return add(new Op.Gosub(label(label)));
  }

  Routine set(Slot slot, Arg value) {
    return add(new Op.Set(slot, value));
  }

  Routine set(Slot slot, Slot left, Arithmetic operation, long right) {
    return add(new Op.Compute(slot, Arg.value(left), operation, Arg.number(right)));
  }

  /** Adds to a slot. */
  Routine step(Slot slot, long distance) {
    return set(slot, slot, Arithmetic.ADD, distance);
  }

  Routine load(Slot result, Width width, Slot address) {
    return add(new Op.Load(result, width, Arg.value(address)));
  }
}
