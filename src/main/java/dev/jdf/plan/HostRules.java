package dev.jdf.plan;

/** What the machine must be able to do. */
final class HostRules {

  /** The first kernel with mount_setattr(2). */
  private static final int[] NEEDED = {5, 12};

  private HostRules() {}

  static void check(Container container, Refusals refusals) {
    String release = container.host().kernelRelease();
    String[] parts = release.split("[.-]", 3);
    int major = number(parts[0]);
    int minor = parts.length > 1 ? number(parts[1]) : 0;
    if (major < NEEDED[0] || (major == NEEDED[0] && minor < NEEDED[1])) {
      refusals.refuse(
          PlanCode.OLD_KERNEL,
          "",
          "jexec needs Linux 5.12 or newer (for mount_setattr), and this is Linux " + release);
    }
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
