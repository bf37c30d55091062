package dev.jdf.launcher;

import dev.jdf.linux.Errno;
import dev.jdf.plan.Label;
import dev.jdf.plan.OnError;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which step that makes a system call can come after which: every way through the steps between
 * that their text allows. A return may go behind any gosub.
 */
final class Flow implements Op.Visitor<Boolean> {

  private final Plan plan;
  private final Map<Label, Integer> labels = new HashMap<>();
  private final Set<Integer> gosubs = new HashSet<>();
  private final Set<Integer> seen = new HashSet<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int at;

  private Flow(Plan plan) {
    this.plan = plan;
    for (int i = 0; i < plan.steps().size(); i++) {
      Op op = plan.steps().get(i).op();
      if (op instanceof Op.Mark mark) {
        labels.put(mark.label(), i);
      } else if (op instanceof Op.Gosub) {
        gosubs.add(i);
      }
    }
  }

  /** The steps with a call that can be first. */
  static Set<Integer> first(Plan plan) {
    return new Flow(plan).calls(0);
  }

  /** The steps with a call that can follow step {@code index} when it returned {@code result}. */
  static Set<Integer> after(Plan plan, int index, long result) {
    Flow flow = new Flow(plan);
    return flow.calls(flow.next(index, result));
  }

  private int next(int index, long result) {
    boolean error = result < 0 && result >= -4095;
    if (!error || !(plan.steps().get(index).op() instanceof Op.Call call)) {
      return index + 1;
    }
    OnError policy = call.onError();
    for (Map.Entry<Errno, Label> jump : policy.jumps().entrySet()) {
      if (jump.getKey().number() == -result) {
        return place(jump.getValue());
      }
    }
    return policy.tolerant() ? index + 1 : place(plan.onFailure());
  }

  private int place(Label label) {
    return Objects.requireNonNull(labels.get(label), label.name());
  }

  private Set<Integer> calls(int start) {
    Set<Integer> calls = new HashSet<>();
    go(start);
    while (!open.isEmpty()) {
      at = open.pop();
      if (plan.steps().get(at).op().accept(this)) {
        calls.add(at);
      }
    }
    return calls;
  }

  private boolean go(int index) {
    if (index < plan.steps().size() && seen.add(index)) {
      open.push(index);
    }
    return false;
  }

  private boolean go(Label label) {
    return go(place(label));
  }

  @Override
  public Boolean call(Op.Call op) {
    return true;
  }

  @Override
  public Boolean explain(Op.Explain op) {
    return true;
  }

  @Override
  public Boolean mark(Op.Mark op) {
    return go(at + 1);
  }

  @Override
  public Boolean jump(Op.Jump op) {
    return go(op.target());
  }

  @Override
  public Boolean branch(Op.Branch op) {
    go(at + 1);
    return go(op.target());
  }

  @Override
  public Boolean gosub(Op.Gosub op) {
    return go(op.target());
  }

  @Override
  public Boolean ret(Op.Return op) {
    gosubs.forEach(index -> go(index + 1));
    return false;
  }

  @Override
  public Boolean refuse(Op.Refuse op) {
    return go(plan.onFailure());
  }

  @Override
  public Boolean set(Op.Set op) {
    return go(at + 1);
  }

  @Override
  public Boolean compute(Op.Compute op) {
    return go(at + 1);
  }

  @Override
  public Boolean load(Op.Load op) {
    return go(at + 1);
  }

  @Override
  public Boolean store(Op.Store op) {
    return go(at + 1);
  }
}
