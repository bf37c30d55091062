package dev.jdf.plan;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Sysctl;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Kernel parameters belong to a namespace that is the container's own. */
final class SysctlRules {

  private SysctlRules() {}

  static void check(Container container, Refusals refusals) {
    Map<String, String> files = new HashMap<>();
    for (String key : container.linux().sysctl().keySet()) {
      String pointer = "/linux/sysctl/" + key.replace("~", "~0").replace("/", "~1");
      checkKey(container, refusals, key, pointer);
      String first = files.putIfAbsent(Sysctl.path(key).orElse(key), pointer);
      if (first != null) {
        refusals.refuseBeside(
            PlanCode.BAD_SYSCTL, pointer, key + " is set twice", first, "the first one");
      }
    }
  }

  private static void checkKey(Container container, Refusals refusals, String key, String pointer) {
    Optional<NamespaceType> owner = Sysctl.namespaceOf(key);
    if (Sysctl.path(key).isEmpty()) {
      refusals.refuse(
          PlanCode.BAD_SYSCTL,
          pointer,
          key + " is no name of a kernel parameter",
          "it has letters, digits, _ and -, and dots in between: net.ipv4.ip_forward");
    } else if (owner.isEmpty()) {
      refusals.refuse(
          PlanCode.BAD_SYSCTL,
          pointer,
          key + " is the whole machine's: a container may not set it",
          "a container may set net.*, fs.mqueue.*, kernel.msg*, kernel.sem, kernel.shm* and"
              + " kernel.domainname");
    } else if (container.namespace(owner.get()).isEmpty()) {
      String type = owner.get().ociName();
      refusals.refuse(
          PlanCode.NAMESPACE_NEEDED,
          pointer,
          key + " needs a namespace of type " + type + ": without one it would be set for the host",
          "add {\"type\": \"" + type + "\"} to /linux/namespaces");
    }
  }
}
