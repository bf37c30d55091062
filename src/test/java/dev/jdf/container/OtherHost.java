package dev.jdf.container;

import dev.jdf.plan.Host;
import dev.jdf.plan.Host.CgroupHierarchy;
import dev.jdf.plan.Host.Range;
import dev.jdf.plan.Host.SubordinateIds;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A machine that is another one in one point. */
final class OtherHost {

  private OtherHost() {}

  static UnaryOperator<Host> withKernel(String release) {
    return host -> new Host(
        host.arch(),
        release,
        host.euid(),
        host.egid(),
        host.uids(),
        host.gids(),
        host.cgroups(),
        host.lsms(),
        host.capabilities(),
        host.messageQueues());
  }

  /** With only some of its hierarchies of cgroups. */
  static UnaryOperator<Host> withCgroups(Predicate<CgroupHierarchy> hierarchies) {
    return host -> new Host(
        host.arch(),
        host.kernelRelease(),
        host.euid(),
        host.egid(),
        host.uids(),
        host.gids(),
        host.cgroups().stream().filter(hierarchies).toList(),
        host.lsms(),
        host.capabilities(),
        host.messageQueues());
  }

  /** Used by the user and the group {@code id}, who may map {@code ranges} of other ids. */
  static UnaryOperator<Host> ofUser(long id, List<Range> ranges) {
    return host -> new Host(
        host.arch(),
        host.kernelRelease(),
        id,
        id,
        new SubordinateIds(ranges, host.uids().program()),
        new SubordinateIds(ranges, host.gids().program()),
        host.cgroups(),
        host.lsms(),
        host.capabilities(),
        host.messageQueues());
  }
}
