package dev.jdf.linux;

import dev.jdf.linux.Accounts.Group;
import dev.jdf.linux.Accounts.Identity;
import dev.jdf.linux.Accounts.Problem;
import dev.jdf.linux.Accounts.Resolution;
import dev.jdf.linux.Accounts.User;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Resolves one identity, and stops at the first problem. */
final class AccountLookup {

  private static final String ROOT = "root";
  private static final String NO_HOME = "/";

  private final Accounts accounts;
  private Optional<Problem> problem = Optional.empty();

  AccountLookup(Accounts accounts) {
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
    OptionalLong number = Accounts.number(text);
    for (User user : accounts.users()) {
      boolean same =
          number.isPresent() ? user.uid().equals(number) : user.name().equals(text);
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
    return checked(Accounts.number(text), text, Problem.Kind.UNKNOWN_USER);
  }

  private long groupId(String text) {
    OptionalLong number = Accounts.number(text);
    if (number.isPresent()) {
      return checked(number, text, Problem.Kind.UNKNOWN_GROUP);
    }
    for (Group group : accounts.groups()) {
      if (group.name().equals(text)) {
        return entryId(group.gid(), text);
      }
    }
    return text.equals(ROOT) ? 0 : checked(number, text, Problem.Kind.UNKNOWN_GROUP);
  }

  private List<Long> memberships(String name) {
    List<Long> gids = new ArrayList<>();
    for (Group group : accounts.groups()) {
      if (group.members().contains(name)) {
        gids.add(entryId(group.gid(), group.name()));
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
    OptionalLong number = Accounts.number(text);
    for (Group group : accounts.groups()) {
      boolean same = number.isPresent() && group.gid().equals(number);
      if (same || group.name().equals(text)) {
        return entryId(group.gid(), text);
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
    } else if (!Accounts.inRange(number.getAsLong())) {
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
