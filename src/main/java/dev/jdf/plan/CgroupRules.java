package dev.jdf.plan;

import dev.jdf.oci.Resources;
import dev.jdf.plan.Options.CgroupDriver;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A usable path, and limits that the cgroups of this machine can keep. */
final class CgroupRules {

  private CgroupRules() {}

  static void check(Container container, Refusals refusals) {
    if (container.options().cgroupManager() == CgroupDriver.DISABLED) {
      return;
    }
    Optional.ofNullable(container.linux().cgroupsPath())
        .ifPresent(path -> checkPath(refusals, path));
    Optional.ofNullable(container.linux().resources())
        .ifPresent(resources -> checkLimits(container, refusals, resources));
  }

  private static void checkPath(Refusals refusals, String path) {
    String pointer = "/linux/cgroupsPath";
    List<String> names = Arrays.asList(path.split("/"));
    if (!path.startsWith("/") && path.split(":", -1).length == 3) {
      refusals.refuse(
          PlanCode.BAD_CGROUP,
          pointer,
          "slice:prefix:name is a path for systemd; cgroups are made without it here");
    } else if (names.contains("..") || names.contains(".")) {
      refusals.refuse(PlanCode.BAD_CGROUP, pointer, "the path of a cgroup must be plain names");
    } else if (names.stream().allMatch(String::isEmpty)) {
      refusals.refuse(PlanCode.BAD_CGROUP, pointer, "the path of a cgroup must name one");
    }
  }

  private static void checkLimits(Container container, Refusals refusals, Resources resources) {
    if (container.host().rootless()) {
      warnWithoutRoot(container, refusals, resources);
      return;
    }
    List<CgroupSetting> kept = CgroupPlace.all(container).stream()
        .flatMap(place -> place.settings().stream())
        .toList();
    boolean old = CgroupPlace.mixed(container);
    for (CgroupSetting setting :
        old ? CgroupV1Settings.of(resources) : CgroupV2Settings.of(resources)) {
      boolean isKept = kept.stream().anyMatch(one -> one.pointer().equals(setting.pointer()));
      if (!isKept) {
        refusals.refuse(
            PlanCode.BAD_CGROUP,
            setting.pointer(),
            "this machine has no cgroup controller " + setting.controller());
      }
    }
    if (old && !resources.unified().isEmpty()) {
      refusals.refuse(
          PlanCode.BAD_CGROUP, "/linux/resources/unified", "this machine has cgroups of version 1");
    }
    for (String file : resources.unified().keySet()) {
      if (file.contains("/") || !file.contains(".")) {
        refusals.refuse(
            PlanCode.BAD_CGROUP, "/linux/resources/unified", file + " is no file of a cgroup");
      }
    }
    if (!old) {
      checkConvertible(refusals, resources);
    }
  }

  /**
   * Version 1 is never delegated; on version 2 the launcher tries, and leaves out what it may not.
   * Rules for devices are not missed: without root no new node can be opened anyway.
   */
  private static void warnWithoutRoot(Container container, Refusals refusals, Resources resources) {
    boolean old = CgroupPlace.mixed(container);
    String message = old
        ? "limits of cgroups need root here and are left out"
        : "without root, limits of cgroups that are not delegated to you are left out";
    firstLimit(resources).ifPresent(it -> refusals.warn(PlanCode.DEGRADED, it, message));
  }

  /** Where a limit stands; one is enough, since what is said of it holds for all. */
  private static Optional<String> firstLimit(Resources resources) {
    return CgroupV1Settings.of(resources).stream()
        .filter(setting -> !setting.controller().equals("devices"))
        .map(CgroupSetting::pointer)
        .findFirst()
        .or(() -> Optional.of("/linux/resources/unified")
            .filter(it -> !resources.unified().isEmpty()));
  }

  private static void checkConvertible(Refusals refusals, Resources resources) {
    Optional.ofNullable(resources.memory()).ifPresent(memory -> {
      refuse(refusals, memory.swappiness() != null, "memory/swappiness");
      refuse(refusals, memory.disableOOMKiller(), "memory/disableOOMKiller");
      refuse(refusals, memory.kernelTCP() != null, "memory/kernelTCP");
      Long limit = memory.limit();
      Long swap = memory.swap();
      boolean less = limit != null && swap != null && swap > 0 && limit > swap;
      refuse(refusals, less, "memory/swap");
    });
    Optional.ofNullable(resources.blockIO()).ifPresent(io -> {
      boolean ofLeaves = io.weightDevice().stream().anyMatch(device -> device.leafWeight() != null);
      refuse(refusals, io.leafWeight() != null, "blockIO/leafWeight");
      refuse(refusals, ofLeaves, "blockIO/weightDevice");
    });
    Optional.ofNullable(resources.network()).ifPresent(network -> {
      refuse(refusals, network.classID() != null, "network/classID");
      refuse(refusals, !network.priorities().isEmpty(), "network/priorities");
    });
    Optional.ofNullable(resources.cpu()).ifPresent(cpu -> {
      refuse(refusals, cpu.realtimeRuntime() != null, "cpu/realtimeRuntime");
      refuse(refusals, cpu.realtimePeriod() != null, "cpu/realtimePeriod");
    });
  }

  private static void refuse(Refusals refusals, boolean given, String name) {
    if (given) {
      refusals.refuse(
          PlanCode.BAD_CGROUP,
          "/linux/resources/" + name,
          "cgroups of version 2 cannot keep this value");
    }
  }
}
