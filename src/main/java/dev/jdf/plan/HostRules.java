package dev.jdf.plan;

/** What the machine must be able to do. */
final class HostRules {

  /** The first kernel with mount_setattr(2). */
  private static final int[] NEEDED = {5, 12};

  private HostRules() {}

  static void check(Container container, Refusals refusals) {
    if (!isAtLeast(container.host(), NEEDED[0], NEEDED[1])) {
      refusals.refuse(
          PlanCode.OLD_KERNEL,
          "",
          "jexec needs Linux 5.12 or newer (for mount_setattr), and this is Linux "
              + container.host().kernelRelease());
    }
  }

  /** Whether the kernel's version is this one or a later one. */
  static boolean isAtLeast(Host host, int major, int minor) {
    String[] parts = host.kernelRelease().split("[.-]", 3);
    int hasMajor = number(parts[0]);
    int hasMinor = parts.length > 1 ? number(parts[1]) : 0;
    return hasMajor > major || (hasMajor == major && hasMinor >= minor);
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
  }
}
