package dev.jdf.plan;

import dev.jdf.linux.NamespaceType;
import java.util.ArrayList;
import java.util.List;

/**
 * The root as an overlay, Documentation/filesystems/overlayfs.rst: what is in the lower tree, and
 * above it what the container writes.
 */
final class Overlay {

  private static final Slot CONTEXT = new Slot("overlay_context");

  /**
   * Whoever made the lower tree may have put attributes of overlayfs in it. None of them leads
   * anywhere: no directory is another one, no file has its data elsewhere, no index is looked at.
   */
  private static final List<String> SAFE =
      List.of("redirect_dir=nofollow", "metacopy=off", "index=off", "nfs_export=off", "xino=auto");

  /** What a kernel says that has no overlayfs, or none for this user or of these file systems. */
  private static final List<String> REFUSALS =
      List.of("ENODEV", "EPERM", "EACCES", "EINVAL", "EOPNOTSUPP");

  private Overlay() {}

  /** Leaves {@link HostSources#ROOT}; the working directory is the tmpfs. */
  static void write(Steps steps, Container container) {
    Label refused = steps.label("overlay_refused");
    Label done = steps.label("overlay_made");
    boolean kept = container.options().writes() instanceof RootWrites.Kept;
    if (kept) {
      make(steps, container, OnError.FAIL);
      return;
    }
    if (!isPossible(container)) {
      CopiedRoot.write(
          steps,
          container,
          "without root an overlay in memory takes Linux 6.6; with --upper DIR nothing is copied");
      return;
    }
    make(steps, container, orCopy(refused));
    steps.jump(done).mark(refused);
    CopiedRoot.write(steps, container, "the kernel refuses to make an overlay of it");
    steps.mark(done);
  }

  /**
   * In a user namespace overlayfs keeps its notes in attributes of users, which a tmpfs takes since
   * Linux 6.6. Without them no directory of the tree could be removed.
   */
  private static boolean isPossible(Container container) {
    return !inUserNamespace(container) || HostRules.isAtLeast(container.host(), 6, 6);
  }

  private static boolean inUserNamespace(Container container) {
    return container.makes(NamespaceType.USER) || container.joins(NamespaceType.USER);
  }

  private static OnError orCopy(Label copy) {
    OnError policy = OnError.FAIL;
    for (String errno : REFUSALS) {
      policy = policy.or(Steps.error(errno), copy);
    }
    return policy;
  }

  private static void make(Steps steps, Container container, OnError onError) {
    steps.because(reason(container));
    FilesystemContext overlay = new FilesystemContext(steps, CONTEXT, onError);
    overlay.open("overlay");
    options(container).forEach(overlay::set);
    overlay.mount(HostSources.ROOT, MountAttributes.NONE.with("MOUNT_ATTR_NODEV"));
  }

  private static Origin reason(Container container) {
    Origin reason = LayeredRoot.origin(container, "layer the root filesystem");
    return container.options().writes() instanceof RootWrites.Kept kept
        ? reason.with(" and " + kept.folder())
        : reason;
  }

  private static List<String> options(Container container) {
    UpperLayer layer = UpperLayer.of(container);
    List<String> options = new ArrayList<>();
    options.add("source=overlay");
    if (inUserNamespace(container)) {
      options.add("userxattr");
    }
    options.addAll(SAFE);
    options.add("lowerdir=lower");
    options.add("upperdir=" + layer.upper());
    options.add("workdir=" + layer.work());
    return options;
  }
}
