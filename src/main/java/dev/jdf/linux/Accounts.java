package dev.jdf.linux;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * The users and groups of a root filesystem, looked up as docker does. Source: passwd(5), group(5).
 */
public record Accounts(List<User> users, List<Group> groups) {

  /** The greatest id that docker takes. */
  public static final long MAX_ID = Integer.MAX_VALUE;

  private static final String ROOT = "root";
  private static final String NO_HOME = "/";

  public Accounts {
    users = List.copyOf(users);
    groups = List.copyOf(groups);
  }

  /** A line of passwd(5); a missing id is 0, one that is no number or out of range is absent. */
  public record User(String name, OptionalLong uid, OptionalLong gid, String home) {}

  /** A line of group(5). */
  public record Group(String name, OptionalLong gid, List<String> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /** An identity, or why there is none. */
  public sealed interface Resolution {
    <R> R match(Function<Identity, R> identity, Function<Problem, R> problem);
  }

  /**
   * Who a process runs as.
   *
   * @param additionalGids the gid itself first, then groups of the user, then those asked for
   * @param home from passwd(5), {@code /} if that does not say
   */
  public record Identity(long uid, long gid, List<Long> additionalGids, String home)
      implements Resolution {
    public Identity {
      additionalGids = List.copyOf(additionalGids);
    }

    @Override
    public <R> R match(Function<Identity, R> identity, Function<Problem, R> problem) {
      return identity.apply(this);
    }
  }

  /** What is wrong with {@code name}, a part of what was to be resolved. */
  public record Problem(Kind kind, String name) implements Resolution {
    /** The ways to fail. */
    public enum Kind {
      UNKNOWN_USER,
      UNKNOWN_GROUP,
      /** Not in 0 to {@link Accounts#MAX_ID}. */
      OUT_OF_RANGE,
      /** The entry of that name has an id that is no number in that range. */
      BAD_ENTRY
    }

    @Override
    public <R> R match(Function<Identity, R> identity, Function<Problem, R> problem) {
      return problem.apply(this);
    }
  }

  /** The accounts of a root filesystem; a missing file has no entries. */
  public static Accounts parse(Optional<String> passwd, Optional<String> group) {
    List<User> users = new ArrayList<>();
    for (String[] fields : lines(passwd.orElse(""))) {
      String home = field(fields, 5);
      users.add(new User(fields[0], id(field(fields, 2)), id(field(fields, 3)), home));
    }
    List<Group> groups = new ArrayList<>();
    for (String[] fields : lines(group.orElse(""))) {
      String members = field(fields, 3);
      List<String> names = members.isEmpty() ? List.of() : List.of(members.split(",", -1));
      groups.add(new Group(fields[0], id(field(fields, 2)), names));
    }
    return new Accounts(users, groups);
  }

  /**
   * Resolves {@code user[:group]} and groups to add. Numbers are never looked up as names of users
   * or groups, but a number in passwd brings its groups. {@code root} needs no entry.
   */
  public Resolution resolve(String spec, List<String> groupAdd) {
    return new Lookup(this).resolve(spec, groupAdd);
  }

  /** One resolution, which stops at its first problem. */
  private static final class Lookup {
    private final Accounts accounts;
    private Optional<Problem> problem = Optional.empty();

    Lookup(Accounts accounts) {
      this.accounts = accounts;
    }

    Resolution resolve(String spec, List<String> groupAdd) {
      String[] parts = spec.split(":", -1);
      String group = parts.length > 1 ? parts[1] : "";
      Optional<User> user = user(parts[0].isEmpty() ? "0" : parts[0]);
      long uid = user.map(u -> entryId(u.uid(), u.name())).orElseGet(() -> userId(parts[0]));
      long gid =
          group.isEmpty() ? user.map(u -> entryId(u.gid(), u.name())).orElse(0L) : groupId(group);
      List<Long> gids = new ArrayList<>(List.of(gid));
      if (group.isEmpty()) {
        user.ifPresent(u -> gids.addAll(memberships(u.name())));
      }
      gids.addAll(added(groupAdd));
      String home = user.map(User::home).filter(h -> !h.isEmpty()).orElse(NO_HOME);
      return problem.<Resolution>map(p -> p).orElse(new Identity(uid, gid, gids, home));
    }

    private Optional<User> user(String text) {
      OptionalLong number = number(text);
      for (User user : accounts.users) {
        boolean same = number.isPresent() ? user.uid.equals(number) : user.name.equals(text);
        if (same) {
          return Optional.of(user);
        }
      }
      return Optional.empty();
    }

    private long userId(String text) {
      if (text.isEmpty() || text.equals(ROOT)) {
        return 0;
      }
      return checked(number(text), text, Problem.Kind.UNKNOWN_USER);
    }

    private long groupId(String text) {
      OptionalLong number = number(text);
      if (number.isPresent()) {
        return checked(number, text, Problem.Kind.UNKNOWN_GROUP);
      }
      for (Group group : accounts.groups) {
        if (group.name.equals(text)) {
          return entryId(group.gid, text);
        }
      }
      return text.equals(ROOT) ? 0 : checked(number, text, Problem.Kind.UNKNOWN_GROUP);
    }

    private List<Long> memberships(String name) {
      List<Long> gids = new ArrayList<>();
      for (Group group : accounts.groups) {
        if (group.members.contains(name)) {
          gids.add(entryId(group.gid, group.name));
        }
      }
      return gids;
    }

    /** Here docker lets a name win over a number, whichever comes first in the file. */
    private Set<Long> added(List<String> names) {
      Set<Long> gids = new LinkedHashSet<>();
      for (String name : names) {
        gids.add(addedId(name));
      }
      return gids;
    }

    private long addedId(String text) {
      OptionalLong number = number(text);
      for (Group group : accounts.groups) {
        boolean same = number.isPresent() && group.gid.equals(number);
        if (same || group.name.equals(text)) {
          return entryId(group.gid, text);
        }
      }
      return checked(number, text, Problem.Kind.UNKNOWN_GROUP);
    }

    private long entryId(OptionalLong id, String name) {
      if (id.isEmpty()) {
        fail(Problem.Kind.BAD_ENTRY, name);
      }
      return id.orElse(0);
    }

    private long checked(OptionalLong number, String text, Problem.Kind otherwise) {
      if (number.isEmpty()) {
        fail(otherwise, text);
      } else if (!inRange(number.getAsLong())) {
        fail(Problem.Kind.OUT_OF_RANGE, text);
      }
      return number.orElse(0);
    }

    private void fail(Problem.Kind kind, String name) {
      if (problem.isEmpty()) {
        problem = Optional.of(new Problem(kind, name));
      }
    }
  }

  private static List<String[]> lines(String text) {
    List<String[]> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String stripped = line.strip();
      if (!stripped.isEmpty()) {
        lines.add(stripped.split(":", -1));
      }
    }
    return lines;
  }

  private static String field(String[] fields, int index) {
    return index < fields.length ? fields[index] : "";
  }

  private static OptionalLong id(String field) {
    OptionalLong id = field.isEmpty() ? OptionalLong.of(0) : number(field);
    return id.isPresent() && inRange(id.getAsLong()) ? id : OptionalLong.empty();
  }

  private static boolean inRange(long id) {
    return id >= 0 && id <= MAX_ID;
  }

  /** Decimal digits after an optional sign, at most 64 bits: what Go's Atoi takes. */
  private static OptionalLong number(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean sign = i == 0 && (c == '+' || c == '-');
      if (!sign && (c < '0' || c > '9')) {
        return OptionalLong.empty();
      }
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
