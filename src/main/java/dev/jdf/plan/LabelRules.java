package dev.jdf.plan;

import java.util.Locale;

/** Labels are for security modules that are there; none is left out in silence. */
final class LabelRules {

  private LabelRules() {}

  static void check(Container container, Refusals refusals) {
    String profile = SecurityLabels.profile(container);
    if (!profile.equals(SecurityLabels.UNCONFINED)) {
      check(container, refusals, new Asked("AppArmor", "/process/apparmorProfile", profile));
    }
    String label = SecurityLabels.label(container);
    check(container, refusals, new Asked("SELinux", "/process/selinuxLabel", label));
    if (SecurityLabels.areSet(container) && !NewFilesystems.canHaveProc(container)) {
      refusals.refuse(
          PlanCode.MISSING, "/process", "a security label needs a mount of type proc on /proc");
    }
  }

  /** What is wanted of a module, or an empty text. */
  private record Asked(String module, String pointer, String label) {

    boolean isIn(Container container) {
      return container.host().lsms().contains(module.toLowerCase(Locale.ROOT));
    }
  }

  private static void check(Container container, Refusals refusals, Asked asked) {
    if (!asked.label().isEmpty() && !asked.isIn(container)) {
      refusals.refuse(
          PlanCode.NO_SECURITY_MODULE,
          asked.pointer(),
          asked.module() + " is not active on this machine, so " + asked.label()
              + " cannot be enforced");
    }
  }
}
