package dev.jdf.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The host's cgroups, cgroups(7), while others make and remove some too. */
final class Cgroups extends SimpleFileVisitor<Path> {

  private static final Path TOP = Path.of("/sys/fs/cgroup");

  private final String prefix;
  private final List<String> found = new ArrayList<>();

  private Cgroups(String prefix) {
    this.prefix = prefix;
  }

  /** All whose name begins with {@code prefix}. */
  static List<String> named(String prefix) {
    Cgroups cgroups = new Cgroups(prefix);
    try {
      Files.walkFileTree(TOP, cgroups);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cgroups.found;
  }

  /** The directory in which cgroups with a limit of processes can be made. */
  static Optional<Path> ofPids() throws IOException {
    if (Files.isDirectory(TOP.resolve("pids"))) {
      return Optional.of(TOP.resolve("pids"));
    }
    Path controllers = TOP.resolve("cgroup.subtree_control");
    boolean there = Files.exists(controllers) && Files.readString(controllers).contains("pids");
    return there ? Optional.of(TOP) : Optional.empty();
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (directory.getFileName().toString().startsWith(prefix)) {
      found.add(directory.toString());
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException gone) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
    return FileVisitResult.CONTINUE;
  }
}
