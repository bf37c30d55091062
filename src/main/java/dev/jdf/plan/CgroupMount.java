package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.octal;

import dev.jdf.linux.Syscall;
import dev.jdf.plan.Host.CgroupHierarchy;
import java.util.ArrayList;
import java.util.List;

/**
 * A mount of type cgroup, config-linux.md#cgroup: the one hierarchy of version 2, or on version 1 a
 * tmpfs with a directory for each hierarchy of the host.
 */
final class CgroupMount {

  private CgroupMount() {}

  static boolean isTree(Container container, MountRequest request) {
    return request.type().equals("cgroup")
        && container.host().cgroups().stream().anyMatch(hierarchy -> hierarchy.version() == 1);
  }

  static void make(Steps steps, Container container, MountRequest request) {
    if (!isTree(container, request)) {
      NewFilesystems.make(
          steps, request.mount(), "cgroup2", request.allData(), request.attributes());
      return;
    }
    NewFilesystems.make(
        steps,
        request.mount(),
        "tmpfs",
        List.of("source=tmpfs", "mode=755"),
        request.attributes().without("MOUNT_ATTR_RDONLY"));
    List<CgroupHierarchy> hierarchies = container.host().cgroups();
    for (int i = 0; i < hierarchies.size(); i++) {
      CgroupHierarchy hierarchy = hierarchies.get(i);
      NewFilesystems.make(
          steps,
          slot(request, i),
          hierarchy.version() == 1 ? "cgroup" : "cgroup2",
          options(hierarchy),
          request.attributes());
    }
  }

  /** Fills the tree, once it is in its place. */
  static void fill(Steps steps, Container container, MountRequest request) {
    List<CgroupHierarchy> hierarchies = container.host().cgroups();
    for (int i = 0; i < hierarchies.size(); i++) {
      Arg name = Arg.text(name(hierarchies.get(i)));
      steps
          .call(Syscall.MKDIRAT, Arg.value(request.mount()), name, octal(0755))
          .call(
              Syscall.MOVE_MOUNT,
              Arg.value(slot(request, i)),
              Arg.text(""),
              Arg.value(request.mount()),
              name,
              flags("MOVE_MOUNT_F_EMPTY_PATH"));
    }
    if (request.attributes().set().contains("MOUNT_ATTR_RDONLY")) {
      MountAttributes.NONE.with("MOUNT_ATTR_RDONLY").set(steps, request.mount(), false);
    }
  }

  private static Slot slot(MountRequest request, int hierarchy) {
    return new Slot(request.mount().name() + "_cgroup_" + hierarchy);
  }

  private static String name(CgroupHierarchy hierarchy) {
    return hierarchy.mountPoint().substring(hierarchy.mountPoint().lastIndexOf('/') + 1);
  }

  private static List<String> options(CgroupHierarchy hierarchy) {
    List<String> options = new ArrayList<>(List.of("source=cgroup"));
    if (hierarchy.version() == 2) {
      return options;
    }
    for (String controller : hierarchy.controllers()) {
      if (controller.startsWith("name=")) {
        options.add("none");
      }
      options.add(controller);
    }
    return options;
  }
}
