package dev.jdf.plan;

/** A terminal is opened in a devpts of the container. */
final class TerminalRules {

  private TerminalRules() {}

  static void check(Container container, Refusals refusals) {
    boolean there = MountRequest.all(container).stream().anyMatch(TerminalRules::isDevpts);
    if (container.process().terminal() && !there) {
      refusals.refuse(
          PlanCode.MISSING, "/process/terminal", "a terminal needs a mount of type devpts");
    }
  }

  static boolean isDevpts(MountRequest request) {
    return request.type().equals("devpts") && request.action() == MountRequest.Action.NEW;
  }
}
