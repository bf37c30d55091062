package dev.jdf.plan;

import dev.jdf.linux.AbsolutePath;
import dev.jdf.linux.NamespaceType;
import dev.jdf.oci.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A mount of the config with its options sorted by what they act on, config.md#linux-mount-options.
 *
 * @param index its place in the list of mounts
 * @param destination absolute, without {@code .}, {@code ..} and doubled slashes
 * @param attributes of the mount itself
 * @param recursiveAttributes of the mount and all mounts below it
 * @param data what the filesystem itself reads: {@code size=64m}
 */
record MountRequest(
    int index,
    String destination,
    String type,
    String source,
    Action action,
    MountAttributes attributes,
    MountAttributes recursiveAttributes,
    List<String> data) {

  /** What is mounted: a part of the host's tree, a new filesystem, or nothing but other flags. */
  enum Action {
    BIND,
    BIND_RECURSIVE,
    NEW,
    CHANGE
  }

  /** A filesystem of a namespace, and where the host has its own. */
  private record Borrowed(NamespaceType shows, String path) {}

  private static final Map<String, Borrowed> BORROWED = Map.ofEntries(
      Map.entry("proc", new Borrowed(NamespaceType.PID, "/proc")),
      Map.entry("sysfs", new Borrowed(NamespaceType.NETWORK, "/sys")),
      Map.entry("mqueue", new Borrowed(NamespaceType.IPC, "/dev/mqueue")),
      Map.entry("cgroup", new Borrowed(NamespaceType.CGROUP, "/sys/fs/cgroup")));

  static MountRequest of(Container container, int index) {
    Config.Mount mount = container.config().mounts().get(index);
    String type = Objects.requireNonNullElse(mount.type(), "none");
    String source = Objects.requireNonNullElse(mount.source(), type);
    MountOptions options = MountOptions.of(mount.options());
    MountRequest request = new MountRequest(
        index,
        AbsolutePath.clean(mount.destination()),
        type,
        source,
        options.action(),
        options.attributes(),
        options.recursiveAttributes(),
        options.data());
    return Optional.ofNullable(BORROWED.get(type))
        .filter(borrowed -> request.isBorrowed(container, borrowed))
        .map(borrowed -> request.asBindOf(borrowed.path()))
        .orElse(request);
  }

  /** Without those that are left out. */
  static List<MountRequest> all(Container container) {
    List<MountRequest> requests = new ArrayList<>();
    for (int i = 0; i < container.config().mounts().size(); i++) {
      MountRequest request = of(container, i);
      if (!request.isMissing(container)) {
        requests.add(request);
      }
    }
    return requests;
  }

  /** Whether it would show message queues of the host, which has not mounted them. */
  boolean isMissing(Container container) {
    String asked = container.config().mounts().get(index).type();
    return isBind() && "mqueue".equals(asked) && !container.host().messageQueues();
  }

  boolean isBind() {
    return action == Action.BIND || action == Action.BIND_RECURSIVE;
  }

  boolean isRecursive() {
    return action == Action.BIND_RECURSIVE;
  }

  /** The descriptor of the detached mount. */
  Slot mount() {
    return new Slot("mount_" + index);
  }

  /** Whether its root is a directory. */
  Slot isDirectory() {
    return new Slot("mount_" + index + "_is_directory");
  }

  boolean isSysfs() {
    return type.equals("sysfs") && destination.equals("/sys");
  }

  /** Options of the filesystem with its source, which some show in mountinfo. */
  List<String> allData() {
    List<String> all = new ArrayList<>();
    all.add("source=" + source);
    all.addAll(data);
    return all;
  }

  /** What is mounted, in words. */
  String what() {
    return isBind() ? source : type;
  }

  String pointer() {
    return "/mounts/" + index;
  }

  /**
   * Whether the kernel lets nobody without the host's privileges make this filesystem, because the
   * namespace that it shows is the host's. Then the host's own mount is shown, as crun does.
   */
  private boolean isBorrowed(Container container, Borrowed borrowed) {
    return action == Action.NEW
        && container.makes(NamespaceType.USER)
        && !container.makes(borrowed.shows());
  }

  private MountRequest asBindOf(String path) {
    return new MountRequest(
        index,
        destination,
        "none",
        path,
        Action.BIND_RECURSIVE,
        MountAttributes.NONE,
        attributes,
        List.of());
  }
}
