package dev.jdf.lower;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.Accounts.Identity;
import dev.jdf.linux.NamespaceType;
import dev.jdf.lower.CapabilityLowering.Grant;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.IsolationInstruction.Tty;
import dev.jdf.syntax.Profile;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/**
 * What more than one section of the configuration depends on. Where the spec is wrong about one of
 * these, something harmless stands in, so that the other sections can still be checked.
 */
record Settings(
    Identity user,
    Grant grant,
    SecurityOptions security,
    Namespaces namespaces,
    Names names,
    boolean privileged,
    boolean terminal,
    List<Diagnostic> findings) {

  private static final Identity ROOT = new Identity(0, 0, List.of(0L), "/");
  private static final Grant NOTHING = new Grant(new TreeSet<>(), new TreeSet<>());
  private static final SecurityOptions NO_OPTIONS = new SecurityOptions(new LinkedHashMap<>());
  private static final Namespaces NO_NAMESPACES =
      new Namespaces(new EnumMap<>(NamespaceType.class), new EnumMap<>(NamespaceType.class));

  static Settings of(Profile profile, Base base) {
    Join join = new Join();
    boolean privileged = profile.last(Privileged.class).filter(Privileged::on).isPresent();
    Namespaces namespaces = join.take(Namespaces.of(profile), NO_NAMESPACES);
    return new Settings(
        join.take(UserLowering.lower(profile, base), ROOT),
        join.take(CapabilityLowering.grant(profile, privileged), NOTHING),
        join.take(SecurityOptions.of(profile), NO_OPTIONS),
        namespaces,
        join.take(Names.of(profile, namespaces), Names.NONE),
        privileged,
        profile.last(Tty.class).filter(Tty::on).isPresent(),
        join.findings());
  }

  boolean isRoot() {
    return user.uid() == 0;
  }

  /** Whoever is not root cannot become it, unless the spec says so. */
  boolean noNewPrivileges() {
    return security.noNewPrivileges().orElse(!isRoot());
  }
}
