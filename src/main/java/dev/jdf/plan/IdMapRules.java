package dev.jdf.plan;

import dev.jdf.oci.Config.IdMapping;
import dev.jdf.oci.Process;
import dev.jdf.plan.Host.SubordinateIds;
import java.util.List;

/** Id mappings that the kernel would take, and without root those that the caller may make. */
final class IdMapRules {

  private static final String UIDS = "/linux/uidMappings";
  private static final String GIDS = "/linux/gidMappings";
  private static final int MOST_LINES = 340;

  /** They are written at once, and that must be less than a page, user_namespaces(7). */
  private static final int MOST_BYTES = 4095;

  private static final long END = 0xffffffffL;

  private IdMapRules() {}

  /** Whether a set-uid program can map the ids that are granted. */
  static void check(Container container, Refusals refusals) {
    int before = refusals.findings().size();
    checkList(refusals, UIDS, container.linux().uidMappings());
    checkList(refusals, GIDS, container.linux().gidMappings());
    checkNeeded(container, refusals, UIDS, container.linux().uidMappings());
    checkNeeded(container, refusals, GIDS, container.linux().gidMappings());
    if (refusals.findings().size() > before || !Namespaces.makesUser(container)) {
      return;
    }
    Host host = container.host();
    IdMaps maps = IdMaps.of(container);
    if (maps.writer() == IdMaps.Writer.PROGRAMS) {
      checkGranted(refusals, UIDS, maps.uids(), host.uids(), host.euid());
      checkGranted(refusals, GIDS, maps.gids(), host.gids(), host.egid());
    }
    checkUser(container, refusals, maps);
  }

  /** Mappings and a new user namespace: neither makes sense without the other. */
  private static void checkNeeded(
      Container container, Refusals refusals, String pointer, List<IdMapping> mappings) {
    boolean makes = Namespaces.makesUser(container);
    if (!makes && !mappings.isEmpty()) {
      refusals.refuse(
          PlanCode.BAD_ID_MAP,
          pointer,
          "ids are mapped, and there is no new user namespace to map them in",
          "add {\"type\": \"user\"} to /linux/namespaces, without a path");
    }
    if (makes && mappings.isEmpty() && !container.host().rootless()) {
      refusals.refuse(
          PlanCode.BAD_ID_MAP,
          pointer,
          "the new user namespace has no " + pointer.substring("/linux/".length()),
          "without them no id of the container would mean anything");
    }
  }

  /** The kernel takes no id that is not mapped, and says so only when everything is set up. */
  private static void checkUser(Container container, Refusals refusals, IdMaps maps) {
    Process.User user = container.process().user();
    checkMapped(refusals, "/process/user/uid", "user " + user.uid(), maps.uids(), user.uid());
    checkMapped(refusals, "/process/user/gid", "group " + user.gid(), maps.gids(), user.gid());
    List<Long> groups = user.additionalGids();
    if (!IdMaps.allowsGroups(container)) {
      warnOfLostGroups(refusals, user);
      return;
    }
    for (int i = 0; i < groups.size(); i++) {
      String pointer = "/process/user/additionalGids/" + i;
      checkMapped(refusals, pointer, "group " + groups.get(i), maps.gids(), groups.get(i));
    }
  }

  /** The group of the user itself is not lost. */
  private static void warnOfLostGroups(Refusals refusals, Process.User user) {
    if (user.additionalGids().stream().anyMatch(group -> group != user.gid())) {
      refusals.warn(
          PlanCode.DEGRADED,
          "/process/user/additionalGids",
          "without root, additional groups need newuidmap and ids from /etc/subgid: they are left"
              + " out");
    }
  }

  private static void checkMapped(
      Refusals refusals, String pointer, String what, List<IdMapping> mappings, long id) {
    boolean mapped = mappings.stream()
        .anyMatch(map -> map.containerID() <= id && id < map.containerID() + map.size());
    if (!mapped) {
      refusals.refuse(
          PlanCode.BAD_ID_MAP,
          pointer,
          what + " is no id of the user namespace",
          "mapped are " + IdMaps.ranges(mappings));
    }
  }

  private static void checkList(Refusals refusals, String pointer, List<IdMapping> mappings) {
    if (mappings.size() > MOST_LINES) {
      refusals.refuse(
          PlanCode.BAD_ID_MAP,
          pointer,
          "there are " + mappings.size() + " mappings, and Linux takes " + MOST_LINES);
      return;
    }
    int length = IdMaps.text(mappings).length();
    if (length > MOST_BYTES) {
      refusals.refuse(
          PlanCode.BAD_ID_MAP,
          pointer,
          "the mappings have " + length + " bytes as text, and Linux takes " + MOST_BYTES,
          "fewer mappings, or smaller numbers in them, take less");
    }
    for (int i = 0; i < mappings.size(); i++) {
      IdMapping mapping = mappings.get(i);
      String place = pointer + "/" + i;
      checkSize(refusals, place, mapping);
      for (int j = 0; j < i; j++) {
        if (overlap(mappings.get(j), mapping)) {
          refusals.refuseBeside(
              PlanCode.BAD_ID_MAP,
              place,
              "the mapping has an id that another one has",
              pointer + "/" + j,
              "the other one");
          break;
        }
      }
    }
  }

  private static void checkSize(Refusals refusals, String place, IdMapping mapping) {
    boolean fits =
        mapping.containerID() + mapping.size() <= END && mapping.hostID() + mapping.size() <= END;
    if (mapping.size() == 0) {
      refusals.refuse(PlanCode.BAD_ID_MAP, place + "/size", "the mapping is empty");
    } else if (!fits) {
      refusals.refuse(
          PlanCode.BAD_ID_MAP, place, "the mapping goes beyond the last id, " + (END - 1));
    }
  }

  private static boolean overlap(IdMapping one, IdMapping other) {
    return overlap(one.containerID(), one.size(), other.containerID(), other.size())
        || overlap(one.hostID(), one.size(), other.hostID(), other.size());
  }

  private static boolean overlap(long start, long count, long otherStart, long otherCount) {
    return start < otherStart + otherCount && otherStart < start + count;
  }

  private static void checkGranted(
      Refusals refusals, String pointer, List<IdMapping> mappings, SubordinateIds ids, long own) {
    for (int i = 0; i < mappings.size(); i++) {
      IdMapping mapping = mappings.get(i);
      boolean itself = mapping.hostID() == own && mapping.size() == 1;
      boolean granted = ids.ranges().stream()
          .anyMatch(range -> range.first() <= mapping.hostID()
              && mapping.hostID() + mapping.size() <= range.first() + range.count());
      if (!itself && !granted) {
        refusals.refuse(
            PlanCode.BAD_ID_MAP,
            pointer + "/" + i,
            "you may not map host ids from " + mapping.hostID() + " on, " + mapping.size()
                + " of them: /etc/subuid and /etc/subgid do not grant them to you");
      }
    }
    if (ids.program().isEmpty()) {
      refusals.refuse(
          PlanCode.BAD_ID_MAP, pointer, "these ids need newuidmap and newgidmap, not found here");
    }
  }
}
