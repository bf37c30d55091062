package dev.jdf.plan;

import dev.jdf.linux.Rlimit;
import dev.jdf.oci.Process;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Resource limits are known, named once, and soft is not above hard. */
final class LimitRules {

  private LimitRules() {}

  static void check(Container container, Refusals refusals) {
    Map<String, String> seen = new HashMap<>();
    List<Process.Rlimit> limits = container.process().rlimits();
    for (int i = 0; i < limits.size(); i++) {
      checkOne(limits.get(i), "/process/rlimits/" + i, seen, refusals);
    }
  }

  private static void checkOne(
      Process.Rlimit limit, String pointer, Map<String, String> seen, Refusals refusals) {
    String type = limit.type();
    if (Rlimit.of(type).isEmpty()) {
      refusals.refuseName(
          PlanCode.BAD_RLIMIT,
          pointer + "/type",
          "unknown limit " + type,
          type,
          Rlimit.all().stream().map(Rlimit::name).toList());
    }
    String first = seen.putIfAbsent(type, pointer + "/type");
    if (first != null) {
      refusals.refuseBeside(
          PlanCode.BAD_RLIMIT, pointer + "/type", type + " is given twice", first, "the first one");
    }
    if (Long.compareUnsigned(limit.soft(), limit.hard()) > 0) {
      refusals.refuseBeside(
          PlanCode.BAD_RLIMIT,
          pointer + "/soft",
          "the soft limit of " + type + " is above its hard limit",
          pointer + "/hard",
          "the hard limit");
    }
  }
}
