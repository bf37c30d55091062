package dev.jdf.linux;

import dev.jdf.linux.SeccompPolicy.Condition;
import dev.jdf.linux.SeccompPolicy.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Docker's default seccomp profile, which depends on capabilities. Source: seccomp-default.tsv. */
public final class DefaultSeccomp {

  /** What happens to every call that no group names. */
  public static final SeccompAction DEFAULT_ACTION = SeccompAction.SCMP_ACT_ERRNO;

  /** {@code EPERM}. */
  public static final int DEFAULT_ERRNO = 1;

  private static final List<Row> ROWS = Row.all();

  private DefaultSeccomp() {}

  /**
   * An entry of {@code linux.seccomp.syscalls}.
   *
   * @param errno present if the action takes one and the profile names it
   * @param conditions {@code valueTwo} is 0 in all of them
   */
  public record Group(
      List<String> names,
      SeccompAction action,
      Optional<Integer> errno,
      List<Condition> conditions) {
    public Group {
      names = List.copyOf(names);
      conditions = List.copyOf(conditions);
    }
  }

  /** The groups for a process whose bounding set is {@code capabilities}, in the profile's order. */
  public static List<Group> forCapabilities(Set<Capability> capabilities, Arch arch) {
    long mask = Capability.mask(capabilities);
    List<Group> groups = new ArrayList<>();
    for (Row row : ROWS) {
      if (row.holds(mask, arch)) {
        groups.add(row.group());
      }
    }
    return List.copyOf(groups);
  }

  /**
   * A row of the table.
   *
   * @param with the capability that must be there, or -
   * @param without the one that must not, or -
   * @param machine the only one, or -
   */
  private record Row(Group group, String with, String without, String machine) {

    static List<Row> all() {
      List<Row> rows = new ArrayList<>();
      for (String[] fields : Table.rows("seccomp-default.tsv")) {
        rows.add(new Row(DefaultSeccomp.group(fields), fields[4], fields[5], fields[6]));
      }
      return rows;
    }

    boolean holds(long capabilities, Arch arch) {
      return (machine.equals("-") || Arch.ofUname(machine).equals(Optional.of(arch)))
          && (with.equals("-") || has(capabilities, with))
          && (without.equals("-") || !has(capabilities, without));
    }
  }

  /** The same as a policy for the filter compiler, for calls of {@code arch} only. */
  public static SeccompPolicy policy(Set<Capability> capabilities, Arch arch) {
    List<SeccompPolicy.Rule> rules = new ArrayList<>();
    for (Group group : forCapabilities(capabilities, arch)) {
      int action = group.action().word(group.errno().orElse(DEFAULT_ERRNO));
      rules.add(new SeccompPolicy.Rule(group.names(), action, group.conditions()));
    }
    int otherwise = DEFAULT_ACTION.word(DEFAULT_ERRNO);
    return new SeccompPolicy(otherwise, List.of(arch.seccomp()), rules);
  }

  private static Group group(String[] row) {
    SeccompAction action = SeccompAction.valueOf(row[1]);
    Optional<Integer> errno = row[2].equals("-")
        ? Optional.empty()
        : Optional.of(Errno.of(row[2]).orElseThrow().number());
    List<Condition> conditions = row[3].equals("-") ? List.of() : List.of(condition(row[3]));
    return new Group(List.of(row[0].split(" ", -1)), action, errno, conditions);
  }

  private static Condition condition(String text) {
    String[] parts = text.split(" ", -1);
    Operator operator = Operator.valueOf(parts[1]);
    return new Condition(Integer.parseInt(parts[0]), operator, Long.decode(parts[2]), 0);
  }

  private static boolean has(long mask, String name) {
    return (mask >> Capability.parse(name).orElseThrow().number() & 1) != 0;
  }
}
