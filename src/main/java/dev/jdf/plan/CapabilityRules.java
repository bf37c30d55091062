package dev.jdf.plan;

import dev.jdf.linux.Capability;
import dev.jdf.oci.Process;
import java.util.List;

/** Capabilities are known and their sets can be had together, capabilities(7). */
final class CapabilityRules {

  private static final String POINTER = "/process/capabilities";

  private CapabilityRules() {}

  static void check(Container container, Refusals refusals) {
    checkAdmin(container, refusals);
    Process.Capabilities sets = container.process().capabilities();
    if (sets == null) {
      return;
    }
    int before = refusals.findings().size();
    checkNames("bounding", sets.bounding(), refusals);
    checkNames("effective", sets.effective(), refusals);
    checkNames("inheritable", sets.inheritable(), refusals);
    checkNames("permitted", sets.permitted(), refusals);
    checkNames("ambient", sets.ambient(), refusals);
    if (refusals.findings().size() == before) {
      checkSets(CapabilitySets.of(container), refusals);
      checkCaller(container, refusals);
    }
  }

  /** In a user namespace of its own even a caller without any has them all. */
  private static long lacking(Container container, long wanted) {
    return HostAccess.isApart(container) ? 0 : wanted & ~container.host().capabilities();
  }

  private static void checkAdmin(Container container, Refusals refusals) {
    if (lacking(container, CapabilitySets.mask(List.of("CAP_SYS_ADMIN"))) != 0) {
      refusals.refuse(
          PlanCode.CALLER_CAPABILITIES,
          "/linux/namespaces",
          "jexec runs as root without CAP_SYS_ADMIN, which no namespace but a user namespace can"
              + " be made without",
          "run it with CAP_SYS_ADMIN, or as a user who is not root");
    }
  }

  private static void checkCaller(Container container, Refusals refusals) {
    CapabilitySets sets = CapabilitySets.of(container);
    long lacking = lacking(container, sets.permitted() | sets.inheritable());
    List<String> names = Capability.all().stream()
        .filter(capability -> (lacking >>> capability.number() & 1) != 0)
        .map(Capability::name)
        .toList();
    if (!names.isEmpty()) {
      refusals.refuse(
          PlanCode.CALLER_CAPABILITIES,
          CapabilityPlaces.of(container, names.get(0)),
          "jexec cannot give what it does not have itself: " + String.join(", ", names),
          "leave it out, or start jexec with it in the bounding set (CapBnd in /proc/self/status)");
    }
  }

  private static void checkNames(String set, List<String> names, Refusals refusals) {
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (!name.startsWith("CAP_") || Capability.parse(name).isEmpty()) {
        refusals.refuseName(
            PlanCode.BAD_CAPABILITY,
            POINTER + "/" + set + "/" + i,
            "unknown capability " + name,
            name.startsWith("CAP_") ? name : "CAP_" + name,
            Capability.all().stream().map(Capability::name).toList());
      }
    }
  }

  private static void checkSets(CapabilitySets sets, Refusals refusals) {
    subset("inheritable", sets.inheritable(), "bounding", sets.bounding(), refusals);
    subset("effective", sets.effective(), "permitted", sets.permitted(), refusals);
    subset("ambient", sets.ambient(), "permitted", sets.permitted(), refusals);
    subset("ambient", sets.ambient(), "inheritable", sets.inheritable(), refusals);
  }

  private static void subset(String set, long mask, String of, long whole, Refusals refusals) {
    long extra = mask & ~whole;
    if (extra != 0) {
      Capability first = Capability.all().get(Long.numberOfTrailingZeros(extra));
      refusals.refuse(
          PlanCode.CAPABILITY_SETS,
          POINTER + "/" + set,
          first.name() + " is in the " + set + " set and not in the " + of
              + " set, which the kernel does not allow",
          "add it to " + POINTER + "/" + of);
    }
  }
}
