package dev.jdf.compile;

import dev.jdf.oci.Linux;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Device nodes of this machine, those of a directory sorted: what PRIVILEGED and DEVICE hand over. */
final class HostDevices {

  /** What a container has of its own: as docker leaves them out. */
  private static final List<String> OWN =
      List.of("pts", "shm", "fd", "mqueue", ".lxc", ".lxd-mounts", ".udev", "console");

  private static final int FILE_TYPE = 0170000;
  private static final int CHARACTER = 0020000;
  private static final int BLOCK = 0060000;
  private static final int PERMISSIONS = 0777;

  private HostDevices() {}

  static List<Linux.Device> read() {
    List<Linux.Device> devices = new ArrayList<>();
    collect(Path.of("/dev"), devices);
    return devices;
  }

  /** The device at {@code path}, links followed, or those below it; empty if nothing is there. */
  static Optional<List<Linux.Device>> read(String path) {
    Path named = Path.of(path);
    if (!Files.exists(named)) {
      return Optional.empty();
    }
    List<Linux.Device> devices = new ArrayList<>();
    if (Files.isDirectory(named)) {
      collect(named, devices);
    } else {
      device(named).ifPresent(devices::add);
    }
    return Optional.of(devices);
  }

  private static void collect(Path directory, List<Linux.Device> devices) {
    for (Path path : children(directory)) {
      if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
        collect(path, devices);
      } else {
        device(path, LinkOption.NOFOLLOW_LINKS).ifPresent(devices::add);
      }
    }
  }

  private static List<Path> children(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(path -> !OWN.contains(path.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      // A directory that cannot be read has nothing to hand over.
      return List.of();
    }
  }

  private static Optional<Linux.Device> device(Path path, LinkOption... links) {
    try {
      Map<String, Object> node = Files.readAttributes(path, "unix:mode,rdev,uid,gid", links);
      int mode = (int) number(node, "mode");
      int type = mode & FILE_TYPE;
      return type == CHARACTER || type == BLOCK
          ? Optional.of(device(path, type == BLOCK ? "b" : "c", node))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Linux.Device device(Path path, String type, Map<String, Object> node) {
    long rdev = number(node, "rdev");
    // makedev(3): the low byte and the upper 32 bits' low part are the minor number.
    long major = ((rdev >> 8) & 0xfff) | ((rdev >> 32) & ~0xfffL);
    long minor = (rdev & 0xff) | ((rdev >> 12) & 0xffff_ff00L);
    return new Linux.Device(
        type,
        path.toString(),
        major,
        minor,
        (int) number(node, "mode") & PERMISSIONS,
        number(node, "uid"),
        number(node, "gid"));
  }

  private static long number(Map<String, Object> node, String key) {
    return ((Number) Objects.requireNonNull(node.get(key))).longValue();
  }
}
