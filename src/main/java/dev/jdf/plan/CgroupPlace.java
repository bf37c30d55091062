package dev.jdf.plan;

import dev.jdf.oci.Resources;
import dev.jdf.plan.Host.CgroupHierarchy;
import dev.jdf.plan.Options.CgroupDriver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The container's cgroup in one hierarchy.
 *
 * @param number tells the slots of one place from those of another
 * @param base the directory that is there already
 * @param names the directories below it, the last one being the container's; empty for a single one
 *     whose name is made while running
 */
record CgroupPlace(
    int number,
    CgroupHierarchy hierarchy,
    String base,
    List<String> names,
    List<CgroupSetting> settings) {

  CgroupPlace {
    names = List.copyOf(names);
    settings = List.copyOf(settings);
  }

  /** The places that the container needs; none without limits and without a path of its own. */
  static List<CgroupPlace> all(Container container) {
    Optional<Resources> resources = Optional.ofNullable(container.linux().resources());
    Optional<String> path = Optional.ofNullable(container.linux().cgroupsPath());
    boolean asked = resources.isPresent() || path.isPresent();
    if (!asked || container.options().cgroupManager() == CgroupDriver.DISABLED) {
      return List.of();
    }
    List<CgroupPlace> places = new ArrayList<>();
    for (CgroupHierarchy hierarchy : container.host().cgroups()) {
      List<CgroupSetting> settings =
          resources.map(all -> settings(container, hierarchy, all)).orElse(List.of());
      boolean devices = resources.filter(all -> !all.devices().isEmpty()).isPresent();
      boolean wanted = !settings.isEmpty()
          || (path.isPresent() && (hierarchy.version() == 1 || !mixed(container)))
          || (devices && hierarchy.version() == 2 && !mixed(container));
      boolean possible = hierarchy.version() == 2 || !container.host().rootless();
      if (wanted && possible) {
        places.add(of(places.size(), hierarchy, path, settings));
      }
    }
    return places;
  }

  private static CgroupPlace of(
      int number, CgroupHierarchy hierarchy, Optional<String> path, List<CgroupSetting> settings) {
    String caller = hierarchy.callerPath();
    if (path.isEmpty()) {
      return new CgroupPlace(number, hierarchy, ownBase(hierarchy), List.of(), settings);
    }
    String base = path.get().startsWith("/") ? "/" : caller;
    List<String> names =
        Arrays.stream(path.get().split("/")).filter(name -> !name.isEmpty()).toList();
    return new CgroupPlace(number, hierarchy, join(hierarchy, base), names, settings);
  }

  /** Where cgroups without a name in the config are made. */
  static String ownBase(CgroupHierarchy hierarchy) {
    String caller = hierarchy.callerPath();
    return join(hierarchy, hierarchy.version() == 1 ? caller : parent(caller));
  }

  /** On version 2 a cgroup with processes can have no limited children: ours become its siblings. */
  private static String parent(String path) {
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }

  private static String join(CgroupHierarchy hierarchy, String path) {
    return path.equals("/") ? hierarchy.mountPoint() : hierarchy.mountPoint() + path;
  }

  /** Whether version 1 has controllers here, beside version 2 or alone. */
  static boolean mixed(Container container) {
    return container.host().cgroups().stream().anyMatch(hierarchy -> hierarchy.version() == 1);
  }

  private static List<CgroupSetting> settings(
      Container container, CgroupHierarchy hierarchy, Resources resources) {
    List<CgroupSetting> all =
        hierarchy.version() == 1 ? CgroupV1Settings.of(resources) : CgroupV2Settings.of(resources);
    return all.stream()
        .filter(setting -> manages(container, hierarchy, setting))
        .toList();
  }

  private static boolean manages(
      Container container, CgroupHierarchy hierarchy, CgroupSetting setting) {
    if (hierarchy.version() == 1 || mixed(container)) {
      return hierarchy.controllers().contains(setting.controller());
    }
    return true;
  }

  /** The controllers that the settings need. */
  List<String> controllers() {
    return settings.stream()
        .map(CgroupSetting::controller)
        .filter(controller -> !controller.equals("cgroup"))
        .distinct()
        .toList();
  }

  boolean unified() {
    return hierarchy.version() == 2;
  }

  int depth() {
    return Math.max(1, names.size());
  }

  /** The name of the directory at {@code level}, from 1 on. */
  Arg name(int level) {
    return names.isEmpty() ? Cgroups.NAME : Arg.text(names.get(level - 1));
  }

  /** The directory at {@code level}; 0 is the base. */
  Slot directory(int level) {
    return new Slot("cgroup_" + number + "_" + level);
  }

  Slot leaf() {
    return directory(depth());
  }

  /** 1 once the directory at {@code level} was made here. */
  Slot made(int level) {
    return new Slot("cgroup_" + number + "_" + level + "_made");
  }

  Slot members() {
    return new Slot("cgroup_" + number + "_members");
  }
}
