package dev.jdf.plan;

import dev.jdf.linux.Constants;
import dev.jdf.linux.Errno;
import dev.jdf.linux.Syscall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a plan while it is being written. Every step gets the origin that was named last.
 */
final class Steps {

  private final List<Step> steps = new ArrayList<>();
  private Origin origin = new Origin("", "start");
  private int labels;

  /** From here on steps are for {@code purpose}, whoever the config is. */
  Steps because(String purpose) {
    return because(new Origin("", purpose));
  }

  /** From here on steps are for {@code reason}. */
  Steps because(Origin reason) {
    this.origin = reason;
    return this;
  }

  /** What steps are for at the moment. */
  Origin reason() {
    return origin;
  }

  /** A call that must succeed. */
  Steps call(Syscall syscall, Arg... args) {
    return add(new Op.Call(syscall, List.of(args), null, OnError.FAIL));
  }

  /** A call whose errors {@code onError} deals with. */
  Steps call(OnError onError, Syscall syscall, Arg... args) {
    return add(new Op.Call(syscall, List.of(args), null, onError));
  }

  /** A call that must succeed and whose result {@code slot} keeps. */
  Steps call(Slot slot, Syscall syscall, Arg... args) {
    return add(new Op.Call(syscall, List.of(args), slot, OnError.FAIL));
  }

  /** A call whose result {@code slot} keeps and whose errors {@code onError} deals with. */
  Steps call(Slot slot, OnError onError, Syscall syscall, Arg... args) {
    return add(new Op.Call(syscall, List.of(args), slot, onError));
  }

  /** A label that no other step has; {@code hint} makes it readable. */
  Label label(String hint) {
    return new Label(hint + "_" + ++labels);
  }

  Steps mark(Label label) {
    return add(new Op.Mark(label));
  }

  Steps jump(Label target) {
    return add(new Op.Jump(target));
  }

  Steps branch(Arg left, Comparison comparison, Arg right, Label target) {
    return add(new Op.Branch(left, comparison, right, target));
  }

  Steps gosub(Label target) {
    return add(new Op.Gosub(target));
  }

  Steps back() {
    return add(new Op.Return());
  }

  Steps set(Slot slot, Arg value) {
    return add(new Op.Set(slot, value));
  }

  Steps compute(Slot result, Arg left, Arithmetic operation, Arg right) {
    return add(new Op.Compute(result, left, operation, right));
  }

  Steps load(Slot result, Width width, Arg address) {
    return add(new Op.Load(result, width, address));
  }

  Steps store(Width width, Arg address, Arg value) {
    return add(new Op.Store(width, address, value));
  }

  /** Fails with errno {@code name} unless the comparison holds. */
  Steps refuseUnless(Slot value, Comparison comparison, Arg other, String name) {
    Label holds = label("holds");
    return branch(Arg.value(value), comparison, other, holds).refuse(name).mark(holds);
  }

  /** Fails with errno {@code name}, such as {@code EINVAL}. */
  Steps refuse(String name) {
    return add(new Op.Refuse(errno(name)));
  }

  Steps add(Op op) {
    steps.add(new Step(op, origin));
    return this;
  }

  Plan plan(Label onFailure) {
    return new Plan(steps, onFailure);
  }

  /** Constants of the kernel's headers, joined by {@code |}. */
  static Arg.Number flags(String expression) {
    return new Arg.Number(Constants.value(expression), expression);
  }

  /** A number in octal, as modes are written. */
  static Arg.Number octal(int mode) {
    return new Arg.Number(mode, "0" + Integer.toOctalString(mode));
  }

  /** An errno by its name; to ask for one that does not exist is a defect. */
  static Errno error(String name) {
    return Errno.of(name).orElseThrow();
  }

  static Arg.Number errno(String name) {
    return new Arg.Number(error(name).number(), name);
  }

  /** What a system call returns for an error. */
  static Arg.Number negative(String errno) {
    return new Arg.Number(-error(errno).number(), "-" + errno);
  }

  static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  static Arg.Field field(String name, Width width, Arg value) {
    return new Arg.Field(name, width, value);
  }

  static Arg struct(Arg.Field... fields) {
    return new Arg.Struct(List.of(fields));
  }
}
