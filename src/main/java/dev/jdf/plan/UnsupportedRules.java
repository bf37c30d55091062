package dev.jdf.plan;

import dev.jdf.oci.Config;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Process;

/** Parts of the runtime-spec that are not done yet: to leave them out would be a silent lie. */
final class UnsupportedRules {

  private UnsupportedRules() {}

  static void check(Container container, Refusals refusals) {
    Config config = container.config();
    Process process = container.process();
    Linux linux = container.linux();
    refuse(refusals, !config.hooks().isEmpty(), "/hooks", "hooks are");
    refuse(refusals, process.scheduler() != null, "/process/scheduler", "scheduler is");
    refuse(refusals, process.ioPriority() != null, "/process/ioPriority", "ioPriority is");
    refuse(refusals, !linux.netDevices().isEmpty(), "/linux/netDevices", "netDevices are");
    refuse(refusals, linux.intelRdt() != null, "/linux/intelRdt", "intelRdt is");
    refuse(refusals, linux.memoryPolicy() != null, "/linux/memoryPolicy", "memoryPolicy is");
    refuse(refusals, linux.personality() != null, "/linux/personality", "personality is");
    refuse(
        refusals,
        linux.mountLabel() != null && !linux.mountLabel().isEmpty(),
        "/linux/mountLabel",
        "SELinux labels are");
  }

  private static void refuse(Refusals refusals, boolean asked, String pointer, String what) {
    if (asked) {
      refusals.refuse(PlanCode.NOT_SUPPORTED, pointer, what + " not supported yet");
    }
  }
}
