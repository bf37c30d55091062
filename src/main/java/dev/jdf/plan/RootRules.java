package dev.jdf.plan;

import dev.jdf.linux.AbsolutePath;

/** What a root must be that is to stay as it is while the container writes to it. */
final class RootRules {

  private RootRules() {}

  static void check(Container container, Refusals refusals) {
    if (!LayeredRoot.isAsked(container)) {
      return;
    }
    String path = AbsolutePath.clean(container.hostPath(container.root().path()));
    if (container.options().writes() instanceof RootWrites.Kept kept
        && (kept.folder() + "/").startsWith(path + "/")) {
      refusals.refuse(
          PlanCode.NOT_LAYERED,
          "/root/path",
          "what is written is to be kept in " + kept.folder() + ", a part of the root filesystem",
          "the root filesystem would change with each run: name a folder beside it");
    }
    if (path.equals("/")) {
      refusals.refuse(
          PlanCode.NOT_LAYERED,
          "/root/path",
          "nothing can be layered over the machine's own root",
          "an overlay would show none of the file systems that are mounted on it");
    }
  }
}
