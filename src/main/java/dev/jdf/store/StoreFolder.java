package dev.jdf.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder of a store: where it is, what is in it, and that nobody but the user writes there. */
final class StoreFolder {

  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final List<String> PARTS =
      List.of("blobs/sha256", "blobs/sha512", "incoming", "images", "trees", "uses");

  private StoreFolder() {}

  /** By the XDG base directory specification; absent without a home. */
  static Optional<Path> usual(Map<String, String> environment) {
    return absolute(environment, "XDG_DATA_HOME")
        .or(() -> absolute(environment, "HOME")
            .filter(Files::isDirectory)
            .map(home -> home.resolve(".local/share")))
        .map(data -> data.resolve("jdf"));
  }

  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    return Optional.of(environment.getOrDefault(name, ""))
        .filter(it -> it.startsWith("/"))
        .map(Path::of);
  }

  /** The folder, real and absolute; made where there is none. */
  static Path made(Path directory) throws Refusal {
    if (directory.toString().isEmpty()) {
      throw new Refusal(StoreCode.NO_STORE, "an empty name is no place for images");
    }
    try {
      Files.createDirectories(directory.toAbsolutePath(), PRIVATE);
      Path real = directory.toRealPath();
      checkOwner(real);
      for (String part : PARTS) {
        if (!Files.isDirectory(real.resolve(part))) {
          Files.createDirectories(real.resolve(part), PRIVATE);
        }
      }
      return real;
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw new Refusal(
              StoreCode.NO_STORE, "cannot make the store " + directory + ": " + e.getMessage())
          .withNote("--store DIR names another place; the usual one is $XDG_DATA_HOME/jdf");
    }
  }

  private static void checkOwner(Path real) throws IOException {
    Object mine = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    Object owner = Files.getAttribute(real, "unix:uid");
    int mode = (Integer) Files.getAttribute(real, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    if (!mine.equals(owner) || (mode & WRITABLE_BY_OTHERS) != 0) {
      String who = mine.equals(owner) ? "others" : "its owner, user " + owner;
      throw new Refusal(StoreCode.NO_STORE, "the store " + real + " can be written by " + who)
          .withNote("what is in it is used unseen: it must be yours alone");
    }
  }
}
