package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of the host, outside of any bundle, that hostile images aim at, together with the
 * devices and kernel parameters that a container could reach for. Nothing of it may change.
 */
final class Decoy {

  /** What the files of the decoy say, and no other file does. */
  static final String SECRET = "belongs to the host";

  private static final List<String> OWNERSHIP = List.of("mode", "uid", "gid", "rdev");

  private static final List<String> STATUS = List.of("mode", "uid", "gid", "rdev", "size", "ctime");

  private static final List<String> DEVICES =
      List.of("null", "zero", "full", "random", "urandom", "tty");

  private static final List<String> PARAMETERS = List.of(
      "net/ipv4/ip_unprivileged_port_start", "net/ipv4/ping_group_range", "kernel/hostname");

  private final Path folder;
  private final String before;

  private Decoy(Path folder) {
    this.folder = folder;
    this.before = look();
  }

  static Decoy in(Path folder) {
    try {
      Files.createDirectories(folder.resolve("src"));
      Files.createDirectory(folder.resolve("d"));
      for (String name : List.of("marker", "f", "src/file", "d/marker", "d/ptmx")) {
        Files.writeString(folder.resolve(name), SECRET);
      }
      Files.setAttribute(folder.resolve("f"), "unix:uid", 77);
      return new Decoy(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  void assertUntouched() {
    assertEquals(before, look(), "the host's files");
  }

  /** ctime tells of every change, also of one that was taken back. */
  private String look() {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder);
        Stream<Path> devices = Files.list(Path.of("/dev"))) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        lines.add(file + " " + attributes(file, STATUS) + content(file));
      }
      devices.map(Path::toString).sorted().forEach(lines::add);
      for (String device : DEVICES) {
        lines.add(device + " " + attributes(Path.of("/dev", device), OWNERSHIP));
      }
      for (String parameter : PARAMETERS) {
        lines.add(parameter + " " + content(Path.of("/proc/sys", parameter)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return String.join("\n", lines);
  }

  private static String attributes(Path file, List<String> names) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      Object value = Files.getAttribute(file, "unix:" + name, LinkOption.NOFOLLOW_LINKS);
      text.append(name).append('=').append(value).append(' ');
    }
    return text.toString();
  }

  private static String content(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
        : "";
  }
}
