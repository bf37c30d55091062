package dev.jdf.linux;

import dev.jdf.linux.SeccompPolicy.Condition;
import dev.jdf.linux.SeccompPolicy.Operator;
import dev.jdf.linux.SeccompPolicy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Policies and calls for tests, the same for the same seed. */
record Policies(Random random) {

  static final int ALLOW = SeccompAction.SCMP_ACT_ALLOW.word(0);
  static final int EPERM = SeccompAction.SCMP_ACT_ERRNO.word(1);
  static final int ENOSYS = SeccompAction.SCMP_ACT_ERRNO.word(38);
  static final int KILL = SeccompAction.SCMP_ACT_KILL_PROCESS.word(0);

  /** Some with garbage above 32 bits, some at the edges of signed and unsigned. */
  static final long[] VALUES = {
    0,
    1,
    2,
    8,
    38,
    39,
    40,
    41,
    0x7e020000L,
    0x20000L,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    0x100000000L,
    0x100000028L,
    0x100000001L,
    0x7fffffffffffffffL,
    0x8000000000000000L,
    -1L
  };

  private static final List<Operator> OPERATORS = List.of(Operator.values());

  static final List<String> NAMES = List.of(
      "read",
      "write",
      "mmap",
      "mprotect",
      "personality",
      "clone",
      "socket",
      "ioctl",
      "mseal",
      "brk",
      "getpid",
      "no_such_call",
      "stat");

  SeccompPolicy policy(List<SeccompArch> arches, boolean oneAction) {
    List<Rule> rules = new ArrayList<>();
    int count = random.nextInt(12);
    for (int i = 0; i < count; i++) {
      rules.add(rule(oneAction ? ALLOW : pick(ALLOW, ENOSYS, EPERM)));
    }
    return new SeccompPolicy(EPERM, arches, rules);
  }

  private Rule rule(int action) {
    List<String> names = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      names.add(NAMES.get(random.nextInt(NAMES.size())));
    }
    List<Condition> conditions = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
      conditions.add(new Condition(random.nextInt(6), operator, value(), value()));
    }
    return new Rule(names, action, conditions);
  }

  long[] arguments() {
    long[] arguments = new long[6];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = value();
    }
    return arguments;
  }

  long value() {
    return VALUES[random.nextInt(VALUES.length)];
  }

  private int pick(int... values) {
    return values[random.nextInt(values.length)];
  }

  static Rule rule(String name, int action, Condition... conditions) {
    return new Rule(List.of(name), action, List.of(conditions));
  }

  static Condition condition(int index, String operator, long value) {
    return new Condition(index, Operator.valueOf("SCMP_CMP_" + operator), value, 0);
  }
}
