package dev.jdf.run;

import dev.jdf.posix.Descriptor;
import dev.jdf.posix.Libc;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The user's launchers, one file a request. A launcher is a program that may start as root and holds
 * the container's environment, so nobody else may ever write or read here: the folder is opened
 * once, must be the caller's alone, and everything happens through that descriptor, not its name.
 */
public final class LauncherCache implements AutoCloseable {

  /** How many launchers stay; older ones go when a new one comes. */
  static final int CAPACITY = 64;

  private static final Set<PosixFilePermission> FOLDER_MODE =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE_MODE =
      PosixFilePermissions.fromString("r-x------");
  private static final String TEMPORARY = ".new-";

  /** The cache is not the caller's alone, or no folder; the message says why. */
  public static final class UnsafeException extends IOException {
    private static final long serialVersionUID = 1;

    UnsafeException(String message) {
      super(message);
    }
  }

  private final Descriptor folder;
  private final long euid;

  private LauncherCache(Descriptor folder, long euid) {
    this.folder = folder;
    this.euid = euid;
  }

  /** Where the cache is by the XDG base directory specification; absent without a home. */
  public static Optional<Path> location(Map<String, String> environment) {
    Optional<Path> base = absolute(environment, "XDG_CACHE_HOME");
    return base.or(() -> absolute(environment, "HOME")
            .filter(Files::isDirectory)
            .map(home -> home.resolve(".cache")))
        .map(cache -> cache.resolve("jdf"));
  }

  /**
   * Opens the cache, and makes it first where there is none.
   *
   * @throws UnsafeException if it is not the caller's alone
   */
  public static LauncherCache open(Path path, long euid) throws IOException {
    create(path);
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new UnsafeException(path + " is not a directory");
    }
    LauncherCache cache = new LauncherCache(Libc.open(path.toString()), euid);
    Optional<String> fault = cache.folderFault();
    if (fault.isPresent()) {
      cache.close();
      throw new UnsafeException(path + " " + fault.get());
    }
    return cache;
  }

  /** The launcher for a request, opened, if it is there and as this class made it. */
  public Optional<Descriptor> load(WarmRequest request) throws IOException {
    return load(request.key());
  }

  /** Keeps a launcher in place of the one for the same request. */
  public void store(WarmLauncher launcher) throws IOException {
    store(launcher.request().key(), launcher.bytes());
  }

  /** The launcher stored under {@code key}, opened, if it is there and as this class made it. */
  Optional<Descriptor> load(String key) throws IOException {
    Path path = entry(key);
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Descriptor file = Libc.open(path.toString());
    if (isTrusted(file)) {
      return Optional.of(file);
    }
    file.close();
    return Optional.empty();
  }

  /** Stores a launcher in one step, so that no other process ever sees half of it. */
  void store(String key, byte[] launcher) throws IOException {
    Path temporary = entry(TEMPORARY + key + "-" + ProcessHandle.current().pid());
    Files.deleteIfExists(temporary);
    try {
      write(temporary, launcher);
      Files.move(temporary, entry(key), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    evict();
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }

  /** A file of the cache through the open folder; a key can be no path. */
  private Path entry(String name) {
    if (!name.matches("[.0-9A-Za-z_-]+")) {
      throw new IllegalArgumentException("not a key: " + name);
    }
    return folder.path().resolve(name);
  }

  private static Optional<Path> absolute(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).map(Path::of).filter(Path::isAbsolute);
  }

  private static void create(Path path) throws IOException {
    FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(FOLDER_MODE);
    Files.createDirectories(path.getParent(), mode);
    try {
      Files.createDirectory(path, mode);
    } catch (FileAlreadyExistsException e) {
      // Another run made it, or something else is there: open() looks at what it is.
    }
  }

  private Optional<String> folderFault() throws IOException {
    Map<String, Object> facts = facts(folder);
    if (!Boolean.TRUE.equals(facts.get("isDirectory"))) {
      return Optional.of("is not a directory");
    }
    if (!belongsToCaller(facts)) {
      return Optional.of("belongs to another user");
    }
    return FOLDER_MODE.containsAll((Set<?>) facts.get("permissions"))
        ? Optional.empty()
        : Optional.of("is open to other users: run chmod 700 on it");
  }

  private boolean isTrusted(Descriptor file) throws IOException {
    Map<String, Object> facts = facts(file);
    return Boolean.TRUE.equals(facts.get("isRegularFile"))
        && belongsToCaller(facts)
        && FILE_MODE.equals(facts.get("permissions"))
        && Integer.valueOf(1).equals(facts.get("nlink"));
  }

  private boolean belongsToCaller(Map<String, Object> facts) {
    return facts.get("uid") instanceof Integer uid && Integer.toUnsignedLong(uid) == euid;
  }

  /** What fstat(2) says of the open file. */
  private static Map<String, Object> facts(Descriptor file) throws IOException {
    return Files.readAttributes(
        file.path(), "unix:isDirectory,isRegularFile,uid,permissions,nlink");
  }

  private static void write(Path path, byte[] content) throws IOException {
    Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    FileAttribute<?> mode = PosixFilePermissions.asFileAttribute(FILE_MODE);
    try (SeekableByteChannel file = Files.newByteChannel(path, anew, mode);
        OutputStream out = Channels.newOutputStream(file)) {
      out.write(content);
    }
  }

  /** A launcher that runs outlives its name, so any may go. */
  private void evict() throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.path())) {
      for (Path entry : entries) {
        if (isFile(entry)) {
          files.add(entry);
        }
      }
    }
    if (files.size() > CAPACITY) {
      files.sort(Comparator.comparing(LauncherCache::age));
      for (Path old : files.subList(0, files.size() - CAPACITY)) {
        Files.deleteIfExists(old);
      }
    }
  }

  /** Other things that jdf keeps have folders of their own. */
  private static boolean isFile(Path path) {
    return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Epoch for what another run has removed since. */
  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
