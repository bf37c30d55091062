package dev.jdf.plan;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a config must hold before it is planned. A value that cannot mean what it says is refused
 * here, with its place, rather than by the kernel in the middle of a run, or not at all.
 */
final class InputRules {

  /** A rule looks at the config and reports what it refuses. */
  private static final List<BiConsumer<Container, Refusals>> RULES = List.of(
      HostRules::check,
      RootRules::check,
      NamespaceRules::check,
      ProcessRules::check,
      CapabilityRules::check,
      LimitRules::check,
      SysctlRules::check,
      MountRules::check,
      DeviceRules::check,
      SeccompRules::check,
      IdMapRules::check,
      CgroupRules::check,
      TerminalRules::check,
      LabelRules::check,
      UnsupportedRules::check);

  private InputRules() {}

  static List<Diagnostic> check(Container container) {
    Refusals refusals = new Refusals(container);
    requireParts(container, refusals);
    if (refusals.findings().isEmpty()) {
      RULES.forEach(rule -> rule.accept(container, refusals));
      HostAccess.warn(container, refusals);
    }
    return refusals.findings();
  }

  /** The parts without which the rules have nothing to look at. */
  private static void requireParts(Container container, Refusals refusals) {
    if (container.config().process() == null) {
      refusals.refuse(PlanCode.MISSING, "", "there is no process to run");
    }
    if (container.config().root() == null) {
      refusals.refuse(PlanCode.MISSING, "", "there is no root filesystem");
    }
    if (container.config().linux() == null) {
      refusals.refuse(
          PlanCode.MISSING, "", "there is no linux section, and so no namespace to run in");
    }
  }
}
