package dev.jdf.linux;

import dev.jdf.linux.SeccompPolicy.Condition;
import dev.jdf.linux.SeccompPolicy.Rule;
import java.util.Map;
import java.util.OptionalInt;

/** A policy evaluated as its documentation reads, rule by rule, without any program. */
record PolicyReading(SeccompPolicy policy, SeccompArch arch) {

  /** Which arguments of a call count in their low half only: here for those that tests use. */
  private static final Map<String, Integer> NARROW =
      Map.of("personality", 1, "clone", 1, "socket", 7, "ioctl", 3, "fcntl", 3);

  /** The answer to the call {@code name} with {@code arguments}. */
  int answer(String name, long... arguments) {
    OptionalInt conditional = OptionalInt.empty();
    for (Rule rule : policy.rules()) {
      if (rule.action() == policy.defaultAction() || !rule.names().contains(name)) {
        continue;
      }
      if (rule.conditions().isEmpty()) {
        return rule.action();
      }
      if (conditional.isEmpty() && holds(rule, name, arguments)) {
        conditional = OptionalInt.of(rule.action());
      }
    }
    return conditional.orElse(policy.defaultAction());
  }

  private boolean holds(Rule rule, String name, long... arguments) {
    int narrow = arch == SeccompArch.SCMP_ARCH_X86 ? 0x3f : NARROW.getOrDefault(name, 0);
    long indexes = rule.conditions().stream().map(Condition::index).distinct().count();
    boolean any = indexes < rule.conditions().size();
    return any
        ? rule.conditions().stream().anyMatch(c -> holds(c, narrow, arguments))
        : rule.conditions().stream().allMatch(c -> holds(c, narrow, arguments));
  }

  private static boolean holds(Condition condition, int narrow, long... arguments) {
    boolean low = (narrow >> condition.index() & 1) != 0;
    long argument = arguments[condition.index()] & (low ? 0xffffffffL : -1L);
    int order = Long.compareUnsigned(argument, condition.value());
    return switch (condition.operator()) {
      case SCMP_CMP_NE -> order != 0;
      case SCMP_CMP_LT -> order < 0;
      case SCMP_CMP_LE -> order <= 0;
      case SCMP_CMP_EQ -> order == 0;
      case SCMP_CMP_GE -> order >= 0;
      case SCMP_CMP_GT -> order > 0;
      case SCMP_CMP_MASKED_EQ ->
        (argument & condition.value()) == (condition.valueTwo() & condition.value());
    };
  }
}
