package dev.jdf.linux;

import dev.jdf.linux.SeccompPolicy.Condition;
import dev.jdf.linux.SeccompPolicy.Operator;
import dev.jdf.linux.SeccompPolicy.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A policy seen by number: for one architecture, what each call leads to. Source: libseccomp's
 * reading of rules; multiplexed.tsv and narrow-arguments.tsv for what numbers alone do not tell.
 */
final class SeccompTable {

  /**
   * What is decided about a call: the first branch that holds, else {@code otherwise}.
   *
   * @param narrow bits of the arguments of which the kernel looks at the low half only
   */
  record Decision(List<Branch> branches, int otherwise, int narrow) {
    static Decision always(int action) {
      return new Decision(List.of(), action, 0);
    }

    /** Whether neither depends on arguments and both say the same. */
    boolean sameAnswer(Decision other) {
      return branches.isEmpty() && other.branches.isEmpty() && otherwise == other.otherwise;
    }
  }

  record Branch(List<Condition> conditions, int action) {}

  private record Multiplexed(String through, int call) {}

  private static final int ALL_ARGUMENTS = 0x3f;
  private static final Map<String, Integer> NARROW = readNarrow();
  private static final Map<String, Multiplexed> MULTIPLEXED = readMultiplexed();

  private final SeccompPolicy policy;
  private final SeccompArch arch;
  private final Map<Integer, List<Branch>> branches = new HashMap<>();
  private final Map<Integer, Integer> unconditional = new HashMap<>();
  private final Map<Integer, Integer> narrow = new HashMap<>();

  private SeccompTable(SeccompPolicy policy, SeccompArch arch) {
    this.policy = policy;
    this.arch = arch;
  }

  /** Decisions by number (unsigned) for every call that the policy names on {@code arch}. */
  static Map<Long, Decision> of(SeccompPolicy policy, SeccompArch arch) {
    SeccompTable table = new SeccompTable(policy, arch);
    for (Rule rule : policy.rules()) {
      if (rule.action() != policy.defaultAction()) {
        table.add(rule);
      }
    }
    return table.decisions();
  }

  private void add(Rule rule) {
    for (String name : rule.names()) {
      OptionalInt number = Syscalls.number(arch, name);
      if (number.isPresent()) {
        add(number.getAsInt(), name, rule);
      }
      Multiplexed multiplexed = MULTIPLEXED.get(name);
      if (multiplexed != null && arch == SeccompArch.SCMP_ARCH_X86) {
        addMultiplexed(multiplexed, rule.action());
      }
    }
  }

  /** The arguments proper lie behind a pointer, out of a filter's sight: only the call counts. */
  private void addMultiplexed(Multiplexed call, int action) {
    Condition selects = new Condition(0, Operator.SCMP_CMP_EQ, call.call, 0);
    int number = Syscalls.number(arch, call.through).orElseThrow();
    branches(number).add(new Branch(List.of(selects), action));
    narrow.put(number, ALL_ARGUMENTS);
  }

  private void add(int number, String name, Rule rule) {
    if (rule.conditions().isEmpty()) {
      unconditional.putIfAbsent(number, rule.action());
      return;
    }
    List<Branch> list = branches(number);
    for (List<Condition> conditions : alternatives(rule.conditions())) {
      list.add(new Branch(conditions, rule.action()));
    }
    boolean words = arch == SeccompArch.SCMP_ARCH_X86;
    narrow.put(number, words ? ALL_ARGUMENTS : NARROW.getOrDefault(name, 0));
  }

  private List<Branch> branches(int number) {
    List<Branch> list = branches.get(number);
    if (list == null) {
      list = new ArrayList<>();
      branches.put(number, list);
    }
    return list;
  }

  private static List<List<Condition>> alternatives(List<Condition> conditions) {
    int seen = 0;
    boolean twice = false;
    for (Condition condition : conditions) {
      twice |= (seen & 1 << condition.index()) != 0;
      seen |= 1 << condition.index();
    }
    if (!twice) {
      return List.of(conditions);
    }
    List<List<Condition>> single = new ArrayList<>();
    for (Condition condition : conditions) {
      single.add(List.of(condition));
    }
    return single;
  }

  private Map<Long, Decision> decisions() {
    TreeMap<Long, Decision> decisions = new TreeMap<>();
    for (Map.Entry<Integer, List<Branch>> entry : branches.entrySet()) {
      int mask = narrow.getOrDefault(entry.getKey(), 0);
      Decision decision = new Decision(List.copyOf(entry.getValue()), policy.defaultAction(), mask);
      decisions.put(Integer.toUnsignedLong(entry.getKey()), decision);
    }
    for (Map.Entry<Integer, Integer> entry : unconditional.entrySet()) {
      Decision decision = Decision.always(entry.getValue());
      decisions.put(Integer.toUnsignedLong(entry.getKey()), decision);
    }
    return decisions;
  }

  private static Map<String, Integer> readNarrow() {
    Map<String, Integer> masks = new HashMap<>();
    for (String[] row : Table.rows("narrow-arguments.tsv")) {
      int mask = 0;
      for (int i = 0; i < row[1].length(); i++) {
        mask |= 1 << (row[1].charAt(i) - '0');
      }
      masks.put(row[0], mask);
    }
    return masks;
  }

  private static Map<String, Multiplexed> readMultiplexed() {
    Map<String, Multiplexed> calls = new HashMap<>();
    for (String[] row : Table.rows("multiplexed.tsv")) {
      calls.put(row[0], new Multiplexed(row[1], Integer.parseInt(row[2])));
    }
    return calls;
  }
}
