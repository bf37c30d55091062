package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.AbsolutePath;
import dev.jdf.linux.Syscall;
import dev.jdf.oci.Config;
import dev.jdf.oci.Linux;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Turns everything of the host that the container will see into detached mounts, before a name
 * inside the image is looked at: the root filesystem, the sources of bind mounts, device nodes.
 */
final class HostSources {

  /** The tree that becomes the container's root. */
  static final Slot ROOT = new Slot("root");

  /** Inode of {@link #ROOT}, to know the root again. */
  static final Slot ROOT_INODE = new Slot("root_inode");

  /** Device of {@link #ROOT}. */
  static final Slot ROOT_DEVICE = new Slot("root_device");

  /** The host's /dev/null, read-only, that hides masked files. */
  static final Slot MASK_FILE = new Slot("mask_file");

  private static final Slot FLAGS = new Slot("statfs_flags");
  private static final Arg.Buffer STATFS = new Arg.Buffer("statfs", 120);

  /** Offset of f_flags in struct statfs, statfs(2). */
  private static final int F_FLAGS = 80;

  private HostSources() {}

  /** Before mounts are kept from the host: those that it is to see are of one group with its own. */
  static void writeShared(Steps steps, Container container) {
    binds(container).filter(request -> isShared(container, request)).forEach(request -> {
      openBind(steps, container, request);
    });
  }

  /** Whether what is mounted below is to be seen on the host: root and bind have to say so. */
  static boolean isShared(Container container, MountRequest request) {
    String root = container.linux().rootfsPropagation();
    return root != null
        && root.endsWith("shared")
        && request.isBind()
        && (request.attributes().propagation().equals("MS_SHARED")
            || request.recursiveAttributes().propagation().equals("MS_SHARED"));
  }

  static void write(Steps steps, Container container) {
    openRoot(steps, container);
    binds(container).filter(request -> !isShared(container, request)).forEach(request -> {
      openBind(steps, container, request);
    });
    if (!container.linux().maskedPaths().isEmpty()) {
      openMask(steps);
    }
    DeviceNodes.open(steps, container);
  }

  private static Stream<MountRequest> binds(Container container) {
    return IntStream.range(0, container.config().mounts().size())
        .mapToObj(index -> MountRequest.of(container, index))
        .filter(MountRequest::isBind);
  }

  private static void openRoot(Steps steps, Container container) {
    Slot tree = LayeredRoot.isAsked(container) ? LayeredRoot.LOWER : ROOT;
    String path = container.hostPath(container.root().path());
    steps
        .because(container.origin("/root/path", "open the root filesystem " + path))
        .call(
            tree,
            Syscall.OPEN_TREE,
            flags("AT_FDCWD"),
            Arg.text(path),
            flags("OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_RECURSIVE"));
    FileStatus.of(steps, tree);
    FileStatus.mustBeDirectory(steps);
    if (!LayeredRoot.isAsked(container)) {
      prepareRoot(steps, container.root(), path);
    }
  }

  /** The tree that is opened is the root. */
  private static void prepareRoot(Steps steps, Config.Root root, String path) {
    steps
        .load(ROOT_INODE, Width.U64, FileStatus.INODE)
        .load(ROOT_DEVICE, Width.U64, FileStatus.DEVICE);
    MountAttributes.NONE.with("MOUNT_ATTR_NODEV").propagation("MS_PRIVATE").set(steps, ROOT, true);
    if (root.readonly() && AbsolutePath.clean(path).equals("/")) {
      MountAttributes.NONE.with("MOUNT_ATTR_RDONLY").set(steps, ROOT, true);
    } else if (root.readonly()) {
      protectMountsBelow(steps);
    }
  }

  /**
   * Makes the mounts inside the root read-only. The root itself stays as it is until all mount
   * points exist; if the host has it read-only, it stays that way. The host's own root is read-only
   * from the first: a mount point made there would stay on the machine.
   */
  private static void protectMountsBelow(Steps steps) {
    Label done = steps.label("read_only");
    steps
        .call(Syscall.FSTATFS, Arg.value(ROOT), STATFS)
        .load(FLAGS, Width.U64, new Arg.Inside(STATFS, F_FLAGS))
        .compute(FLAGS, Arg.value(FLAGS), Arithmetic.AND, flags("MS_RDONLY"));
    MountAttributes.NONE.with("MOUNT_ATTR_RDONLY").set(steps, ROOT, true);
    steps.branch(Arg.value(FLAGS), Comparison.NOT_EQUAL, Arg.ZERO, done);
    MountAttributes.NONE.without("MOUNT_ATTR_RDONLY").set(steps, ROOT, false);
    steps.mark(done);
  }

  private static void openBind(Steps steps, Container container, MountRequest request) {
    String source = container.hostPath(request.source());
    steps
        .because(container.origin(request.pointer(), "bind " + source))
        .call(
            request.mount(),
            Syscall.OPEN_TREE,
            flags("AT_FDCWD"),
            Arg.text(source),
            flags("OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC"
                + (request.isRecursive() ? "|AT_RECURSIVE" : "")));
    FileStatus.of(steps, request.mount());
    FileStatus.isDirectory(steps, request.isDirectory());
    withoutDevices(steps, request);
    request.attributes().set(steps, request.mount(), false);
    request.recursiveAttributes().set(steps, request.mount(), true);
  }

  /**
   * No device node in a directory of the host can be opened unless the config says dev: whoever has
   * CAP_MKNOD could make one there. A node that is bound itself is asked for.
   */
  private static void withoutDevices(Steps steps, MountRequest request) {
    boolean wanted = request.destination().equals("/dev")
        || request.destination().startsWith("/dev/")
        || request.attributes().clear().contains("MOUNT_ATTR_NODEV");
    if (!wanted) {
      Label file = steps.label("file");
      steps.branch(Arg.value(request.isDirectory()), Comparison.EQUAL, Arg.ZERO, file);
      MountAttributes.NONE.with("MOUNT_ATTR_NODEV").set(steps, request.mount(), true);
      steps.mark(file);
    }
  }

  private static void openMask(Steps steps) {
    steps.because("open /dev/null to mask files");
    DeviceNodes.openVerified(
        steps, MASK_FILE, new Linux.Device("c", "/dev/null", 1L, 3L, null, null, null));
    MountAttributes.NONE.with("MOUNT_ATTR_RDONLY").set(steps, MASK_FILE, false);
  }
}
