package dev.jdf.launcher;

import dev.jdf.plan.Arg;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import java.util.HashSet;
import java.util.Set;

/** Which slots hold nothing but results of calls: no operation sets them, nobody has their address. */
final class SlotUse {

  private final Set<Slot> results = new HashSet<>();
  private final Set<Slot> others = new HashSet<>();

  private SlotUse() {}

  static Set<Slot> onlyResults(Plan plan) {
    SlotUse use = new SlotUse();
    plan.steps().forEach(step -> use.look(step.op()));
    use.results.removeAll(use.others);
    return Set.copyOf(use.results);
  }

  private void look(Op op) {
    if (op instanceof Op.Call call) {
      call.args().forEach(this::look);
      if (call.result() != null) {
        results.add(call.result());
      }
    } else if (op instanceof Op.Set set) {
      others.add(set.slot());
      look(set.value());
    } else if (op instanceof Op.Compute compute) {
      others.add(compute.result());
      look(compute.left());
      look(compute.right());
    } else if (op instanceof Op.Load load) {
      others.add(load.result());
      look(load.address());
    } else if (op instanceof Op.Store store) {
      look(store.address());
      look(store.value());
    }
  }

  private void look(Arg arg) {
    if (arg instanceof Arg.Address address) {
      others.add(address.slot());
    } else if (arg instanceof Arg.Struct struct) {
      struct.fields().forEach(field -> look(field.value()));
    }
  }
}
