package dev.jdf.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which system calls may be made, as a seccomp section says it. Source: runtime-spec
 * config-linux.md#seccomp.
 *
 * <p>A rule without conditions decides its calls alone; otherwise the first rule whose conditions
 * all hold does, else the default. A rule that says what the default says is as if it were not
 * there, and one that tests an argument twice is one rule for each of its conditions: both as runc
 * and crun feed libseccomp. Names that an architecture lacks are skipped.
 *
 * @param defaultAction the filter's return value for every other call
 * @param architectures those that may make calls at all; other ones are killed
 */
public record SeccompPolicy(int defaultAction, List<SeccompArch> architectures, List<Rule> rules) {

  public SeccompPolicy {
    architectures = List.copyOf(architectures);
    rules = List.copyOf(rules);
  }

  /** This policy with {@code arch} as first architecture, which runtimes always include. */
  public SeccompPolicy withNative(Arch arch) {
    List<SeccompArch> list = new ArrayList<>();
    list.add(arch.seccomp());
    for (SeccompArch other : architectures) {
      if (!list.contains(other)) {
        list.add(other);
      }
    }
    return new SeccompPolicy(defaultAction, list, rules);
  }

  /**
   * What happens to some calls.
   *
   * @param action the filter's return value
   * @param conditions all of them must hold
   */
  public record Rule(List<String> names, int action, List<Condition> conditions) {
    public Rule {
      names = List.copyOf(names);
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * A comparison of an argument.
   *
   * @param index of the argument, 0 to 5
   * @param value unsigned; the mask of {@code SCMP_CMP_MASKED_EQ}
   * @param valueTwo what the masked argument must equal
   */
  public record Condition(int index, Operator operator, long value, long valueTwo) {
    public Condition {
      if (index < 0 || index > 5) {
        throw new IllegalArgumentException("no argument " + index);
      }
    }
  }

  /** How an argument is compared; unsigned. */
  public enum Operator {
    SCMP_CMP_NE,
    SCMP_CMP_LT,
    SCMP_CMP_LE,
    SCMP_CMP_EQ,
    SCMP_CMP_GE,
    SCMP_CMP_GT,
    SCMP_CMP_MASKED_EQ;

    /** The operator called {@code name}, exactly as config.json writes it. */
    public static Optional<Operator> of(String name) {
      for (Operator operator : values()) {
        if (operator.name().equals(name)) {
          return Optional.of(operator);
        }
      }
      return Optional.empty();
    }
  }
}
