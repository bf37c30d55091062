package dev.jdf.launcher;

import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Label;
import dev.jdf.plan.OnError;
import dev.jdf.plan.Op;
import dev.jdf.plan.Origin;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan that a test writes down; it explains a failure and exits with 125. */
final class Draft {

  static final Label FAILED = new Label("failed");

  private final List<Step> steps = new ArrayList<>();

  Draft add(Op op) {
    return add(op, new Origin("t:" + (steps.size() + 1), "step " + steps.size()));
  }

  Draft add(Op op, Origin origin) {
    steps.add(new Step(op, origin));
    return this;
  }

  List<Step> steps() {
    return steps;
  }

  int size() {
    return steps.size();
  }

  Draft mark(String label) {
    return add(new Op.Mark(new Label(label)));
  }

  Draft jump(String label) {
    return add(new Op.Jump(new Label(label)));
  }

  Draft call(Syscall syscall, Arg... args) {
    return add(new Op.Call(syscall, List.of(args), null, OnError.FAIL));
  }

  Draft call(@Nullable Slot result, OnError onError, Syscall syscall, Arg... args) {
    return add(new Op.Call(syscall, List.of(args), result, onError));
  }

  /** Prints to standard output. */
  Draft print(String text) {
    return call(Syscall.WRITE, Arg.number(1), Arg.text(text), Arg.number(text.length()));
  }

  /** Writes a slot's eight bytes to standard output. */
  Draft dump(Slot slot) {
    return call(Syscall.WRITE, Arg.number(1), new Arg.Address(slot), Arg.number(8));
  }

  Draft exit(long code) {
    return call(null, OnError.GO_ON, Syscall.EXIT_GROUP, Arg.number(code));
  }

  Plan plan() {
    Draft whole = new Draft();
    whole.steps.addAll(steps);
    whole.add(new Op.Mark(FAILED)).add(new Op.Explain()).exit(125);
    return new Plan(whole.steps, FAILED);
  }
}
