package dev.jdf.plan;

import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Linux.TimeOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Namespaces are known, named once and enough of them, config-linux.md#namespaces. */
final class NamespaceRules {

  private static final int MOST_NAME_BYTES = 64;
  private static final long SECOND = 1_000_000_000;

  private NamespaceRules() {}

  static void check(Container container, Refusals refusals) {
    Map<NamespaceType, String> seen = new EnumMap<>(NamespaceType.class);
    List<Linux.Namespace> namespaces = container.linux().namespaces();
    for (int i = 0; i < namespaces.size(); i++) {
      checkOne(namespaces.get(i), "/linux/namespaces/" + i, seen, refusals);
    }
    if (!seen.containsKey(NamespaceType.MOUNT)) {
      refusals.refuse(
          PlanCode.NAMESPACE_NEEDED,
          "/linux/namespaces",
          "the container needs a mount namespace of its own: without one its mounts would be the"
              + " host's",
          "add {\"type\": \"mount\"}");
    }
    checkName(container, refusals, "hostname", container.config().hostname());
    checkName(container, refusals, "domainname", container.config().domainname());
    Optional.ofNullable(container.linux().timeOffsets())
        .ifPresent(offsets -> checkOffsets(container, refusals, offsets));
  }

  private static void checkOne(
      Linux.Namespace namespace,
      String pointer,
      Map<NamespaceType, String> seen,
      Refusals refusals) {
    Optional<NamespaceType> type = NamespaceType.of(namespace.type());
    if (type.isEmpty()) {
      refusals.refuseName(
          PlanCode.BAD_NAMESPACE,
          pointer + "/type",
          "unknown namespace " + namespace.type(),
          namespace.type(),
          Arrays.stream(NamespaceType.values()).map(NamespaceType::ociName).toList());
    } else if (seen.containsKey(type.get())) {
      refusals.refuseBeside(
          PlanCode.BAD_NAMESPACE,
          pointer + "/type",
          "the " + namespace.type() + " namespace is named twice",
          seen.get(type.get()),
          "the first one");
    } else {
      seen.put(type.get(), pointer + "/type");
    }
    String path = namespace.path();
    if (path != null && !path.startsWith("/")) {
      refusals.refuse(
          PlanCode.BAD_NAMESPACE,
          pointer + "/path",
          "the path of a namespace must be absolute",
          "to make a new namespace leave the path out");
    }
  }

  private static void checkName(
      Container container, Refusals refusals, String key, @Nullable String name) {
    if (name == null || name.isEmpty()) {
      return;
    }
    if (container.namespace(NamespaceType.UTS).isEmpty()) {
      refusals.refuse(
          PlanCode.NAMESPACE_NEEDED,
          "/" + key,
          key + " needs a uts namespace: without one it would rename the host",
          "add {\"type\": \"uts\"} to /linux/namespaces");
    }
    int length = Steps.utf8Length(name);
    if (length > MOST_NAME_BYTES) {
      refusals.refuse(
          PlanCode.BAD_NAME,
          "/" + key,
          key + " has " + length + " bytes, and Linux takes " + MOST_NAME_BYTES);
    }
  }

  private static void checkOffsets(
      Container container, Refusals refusals, Linux.TimeOffsets offsets) {
    if (!container.makes(NamespaceType.TIME)) {
      refusals.refuse(
          PlanCode.NAMESPACE_NEEDED,
          "/linux/timeOffsets",
          "only a new time namespace can have clocks of its own",
          "add {\"type\": \"time\"} to /linux/namespaces");
    }
    checkOffset(refusals, "monotonic", Optional.ofNullable(offsets.monotonic()));
    checkOffset(refusals, "boottime", Optional.ofNullable(offsets.boottime()));
  }

  private static void checkOffset(Refusals refusals, String clock, Optional<TimeOffset> offset) {
    if (offset.filter(time -> time.nanosecs() >= SECOND).isPresent()) {
      refusals.refuse(
          PlanCode.BAD_NAMESPACE,
          "/linux/timeOffsets/" + clock + "/nanosecs",
          "the nanoseconds are a second or more");
    }
  }
}
