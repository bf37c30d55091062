package dev.jdf.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The users and groups of a root filesystem, looked up as docker does. Source: passwd(5), group(5).
 */
public record Accounts(List<User> users, List<Group> groups) {

  /** The greatest id that docker takes. */
  public static final long MAX_ID = Integer.MAX_VALUE;

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

    /** Names that useradd(8) takes, in any case. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*[$]?");

    /** Whether it is one of the machine alone: another one may well have an account of that name. */
    public boolean isOfMachine() {
      boolean unknown = kind == Kind.UNKNOWN_USER || kind == Kind.UNKNOWN_GROUP;
      return unknown && NAME.matcher(name).matches();
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
    return new AccountLookup(this).resolve(spec, groupAdd);
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

  static boolean inRange(long id) {
    return id >= 0 && id <= MAX_ID;
  }

  /** Decimal digits after an optional sign, at most 64 bits: what Go's Atoi takes. */
  static OptionalLong number(String text) {
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
