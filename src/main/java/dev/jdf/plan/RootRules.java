package dev.jdf.plan;

/** What a root must be that is to stay as it is while the container writes to it. */
final class RootRules {

  private RootRules() {}

  static void check(Container container, Refusals refusals) {
    String path = Paths.clean(container.hostPath(container.root().path()));
    if (LayeredRoot.isAsked(container) && path.equals("/")) {
      refusals.refuse(
          PlanCode.NOT_LAYERED,
          "/root/path",
          "nothing can be layered over the machine's own root",
          "an overlay would show none of the file systems that are mounted on it");
    }
  }
}
