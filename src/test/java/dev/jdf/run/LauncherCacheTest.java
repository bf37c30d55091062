package dev.jdf.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.posix.Descriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache keeps launchers, and refuses whatever somebody else could have put there. */
class LauncherCacheTest {

  private static final String KEY = "0123456789abcdef";
  private static final byte[] LAUNCHER = {1, 2, 3};

  @TempDir
  private Path home;

  private Path folder;
  private long euid;

  @BeforeEach
  void find() throws IOException {
    folder = home.resolve("cache/jdf");
    euid = Integer.toUnsignedLong((Integer) Files.getAttribute(home, "unix:uid"));
  }

  @Test
  void whatIsStoredIsLoaded() throws IOException {
    try (LauncherCache cache = LauncherCache.open(folder, euid)) {
      assertTrue(cache.load(KEY).isEmpty());
      cache.store(KEY, LAUNCHER);
      try (Descriptor file = cache.load(KEY).orElseThrow()) {
        assertEquals(LAUNCHER.length, Files.size(file.path()));
      }
    }
    assertEquals("r-x------", permissions(folder.resolve(KEY)));
    assertEquals("rwx------", permissions(folder));
    assertEquals(1, count());
  }

  @Test
  void storingAgainReplaces() throws IOException {
    store();
    store();
    assertEquals(1, count());
  }

  @Test
  void symbolicLinkAsFolderIsRefused() throws IOException {
    Path elsewhere = Files.createDirectories(home.resolve("elsewhere"));
    Files.createDirectories(folder.getParent());
    Files.createSymbolicLink(folder, elsewhere);
    assertRefused("is not a directory");
  }

  @Test
  void fileAsFolderIsRefused() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.createFile(folder);
    assertRefused("is not a directory");
  }

  @Test
  void folderOfAnotherUserIsRefused() throws IOException {
    store();
    assumeTrue(euid == 0, "only root can give files away");
    Files.setAttribute(folder, "unix:uid", 12345);
    assertRefused("belongs to another user");
  }

  @Test
  void folderOpenToOthersIsRefused() throws IOException {
    for (String open : new String[] {"rwxr-x---", "rwx-w----", "rwx-----x", "rwx---r--"}) {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(open));
      assertRefused("is open to other users: run chmod 700 on it");
    }
  }

  @Test
  void launcherWithASecondNameIsNotLoaded() throws IOException {
    store();
    Files.createLink(home.resolve("second"), folder.resolve(KEY));
    assertNotLoaded();
  }

  @Test
  void launcherOfAnotherUserIsNotLoaded() throws IOException {
    store();
    assumeTrue(euid == 0, "only root can give files away");
    Files.setAttribute(folder.resolve(KEY), "unix:uid", 12345);
    assertNotLoaded();
  }

  @Test
  void launcherThatCanBeWrittenIsNotLoaded() throws IOException {
    store();
    for (String mode : new String[] {"rwx------", "r-xr-x---", "r--------", "r-x----w-"}) {
      Files.setPosixFilePermissions(folder.resolve(KEY), PosixFilePermissions.fromString(mode));
      assertNotLoaded();
    }
  }

  @Test
  void symbolicLinkAsLauncherIsNotLoaded() throws IOException {
    store();
    Files.move(folder.resolve(KEY), home.resolve("moved"));
    Files.createSymbolicLink(folder.resolve(KEY), home.resolve("moved"));
    assertNotLoaded();
  }

  @Test
  void directoryAsLauncherIsNotLoaded() throws IOException {
    try (LauncherCache cache = LauncherCache.open(folder, euid)) {
      Files.createDirectory(folder.resolve(KEY));
      assertTrue(cache.load(KEY).isEmpty());
    }
  }

  @Test
  void fifoAsLauncherDoesNotHang() throws IOException, InterruptedException {
    try (LauncherCache cache = LauncherCache.open(folder, euid)) {
      assertEquals(0, run("mkfifo", folder.resolve(KEY).toString()));
      assertTrue(cache.load(KEY).isEmpty());
    }
  }

  @Test
  void aFolderExchangedAfterItWasOpenedChangesNothing() throws IOException {
    store();
    try (LauncherCache cache = LauncherCache.open(folder, euid)) {
      Files.move(folder, home.resolve("aside"));
      Files.createDirectory(folder);
      cache.store("fedc", LAUNCHER);
      cache.load(KEY).orElseThrow().close();
    }
    assertEquals(0, count());
    assertTrue(Files.exists(home.resolve("aside/fedc")));
  }

  @Test
  void whatWasOpenedStaysWhatItWas() throws IOException {
    store();
    try (LauncherCache cache = LauncherCache.open(folder, euid);
        Descriptor file = cache.load(KEY).orElseThrow()) {
      Files.delete(folder.resolve(KEY));
      Files.writeString(folder.resolve(KEY), "something longer");
      assertEquals(LAUNCHER.length, Files.readAllBytes(file.path()).length);
    }
  }

  @Test
  void oldestLaunchersGo() throws IOException {
    try (LauncherCache cache = LauncherCache.open(folder, euid)) {
      for (int i = 0; i < LauncherCache.CAPACITY; i++) {
        cache.store("old" + i, LAUNCHER);
        FileTime time = FileTime.from(1000L + i, TimeUnit.SECONDS);
        Files.setLastModifiedTime(folder.resolve("old" + i), time);
      }
      cache.store(KEY, LAUNCHER);
    }
    assertEquals(LauncherCache.CAPACITY, count());
    assertTrue(Files.notExists(folder.resolve("old0")));
    assertTrue(Files.exists(folder.resolve(KEY)));
  }

  @Test
  void aKeyIsNoPath() throws IOException {
    try (LauncherCache cache = LauncherCache.open(folder, euid)) {
      assertThrows(IllegalArgumentException.class, () -> cache.load("../../etc/passwd"));
    }
  }

  @Test
  void locationFollowsXdg() {
    assertEquals(
        Optional.of(Path.of("/c/jdf")),
        LauncherCache.location(Map.of("XDG_CACHE_HOME", "/c", "HOME", "/h")));
    String home = folder.resolve("../..").normalize().toString();
    assertEquals(
        Optional.of(Path.of(home, ".cache/jdf")),
        LauncherCache.location(Map.of("XDG_CACHE_HOME", "relative", "HOME", home)));
    assertEquals(Optional.empty(), LauncherCache.location(Map.of("HOME", home + "/none")));
    assertEquals(Optional.empty(), LauncherCache.location(Map.of()));
  }

  private void store() throws IOException {
    try (LauncherCache cache = LauncherCache.open(folder, euid)) {
      cache.store(KEY, LAUNCHER);
    }
  }

  private void assertNotLoaded() throws IOException {
    try (LauncherCache cache = LauncherCache.open(folder, euid)) {
      assertTrue(cache.load(KEY).isEmpty());
    }
  }

  private void assertRefused(String why) {
    IOException refusal = assertThrows(
        LauncherCache.UnsafeException.class,
        () -> LauncherCache.open(folder, euid).close());
    assertEquals(folder + " " + why, refusal.getMessage());
  }

  private long count() throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
