package dev.jdf.plan;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Process;
import java.util.List;

/**
 * What a config may ask for and a reader may not expect: access to the host itself. It is given, and
 * said once.
 */
final class HostAccess {

  private static final String BOUNDING = "/process/capabilities/bounding";

  /** Where a spec's line for a namespace that is shared is found; no list has such a member. */
  private static final String NETWORK = "/linux/namespaces/network";

  private static final List<String> OVER_NETWORK =
      List.of("CAP_NET_ADMIN", "CAP_NET_BIND_SERVICE", "CAP_NET_BROADCAST", "CAP_NET_RAW");

  private HostAccess() {}

  /** Of a config without errors, which have to be seen first. */
  static void warn(Container container, Refusals refusals) {
    if (!refusals.findings().isEmpty()) {
      return;
    }
    warnOfCapabilities(container, refusals);
    if (container.namespace(NamespaceType.NETWORK).isEmpty()) {
      refusals.warn(
          PlanCode.HOST_ACCESS,
          NETWORK,
          "the container shares the host's network, and with it the abstract sockets of programs"
              + " on the host");
      warnOfPowerless(container, refusals);
    }
  }

  /** Of those only that a line of a spec names: most are in docker's default set. */
  private static void warnOfPowerless(Container container, Refusals refusals) {
    if (!isApart(container)) {
      return;
    }
    for (String name : OVER_NETWORK) {
      CapabilityPlaces.ofLine(container, name)
          .ifPresent(pointer -> refusals.warn(
              PlanCode.DEGRADED,
              pointer,
              name + " has no power over the host's network from inside a user namespace"));
    }
  }

  /** The first includes all others; so one word is enough. */
  private static void warnOfCapabilities(Container container, Refusals refusals) {
    Process.Capabilities sets = container.process().capabilities();
    if (sets == null || isApart(container)) {
      return;
    }
    int admin = sets.bounding().indexOf("CAP_SYS_ADMIN");
    int search = sets.bounding().indexOf("CAP_DAC_READ_SEARCH");
    if (admin >= 0) {
      refusals.warn(
          PlanCode.HOST_ACCESS,
          BOUNDING + "/" + admin,
          "CAP_SYS_ADMIN without a user namespace is full access to the host");
    } else if (search >= 0) {
      refusals.warn(
          PlanCode.HOST_ACCESS,
          BOUNDING + "/" + search,
          "CAP_DAC_READ_SEARCH without a user namespace can read every file of the host");
    }
  }

  /** Whether the program may come to have CAP_SYS_ADMIN over the host. */
  static boolean isAdmin(Container container) {
    long admin = CapabilitySets.mask(List.of("CAP_SYS_ADMIN"));
    CapabilitySets sets = CapabilitySets.of(container);
    return !isApart(container) && ((sets.bounding() | sets.permitted()) & admin) != 0;
  }

  /** In a user namespace of its own a container may have any capability: over what is in there. */
  static boolean isApart(Container container) {
    return container.makes(NamespaceType.USER) || container.joins(NamespaceType.USER);
  }
}
