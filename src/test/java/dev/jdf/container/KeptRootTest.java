package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.container.Layered.Way;
import dev.jdf.plan.RootWrites;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a container writes is kept in a folder: which folders will do, and what a second run finds. */
class KeptRootTest {

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource(Way.class)
  void secondRunGoesOnWithWhatTheFirstWrote(Way way) throws IOException {
    Layered layered = kept(way);
    assertEquals("new\n", layered.script("""
        echo new > /etc/new; rm /etc/group; rm -r /tmp; mkdir /tmp; chmod 4755 /bin/busybox; cat /etc/new
        """).ok().out());
    assertEquals("new\nnew\npasswd\n4755\n", layered.script("""
        cat /etc/new; ls /etc /tmp | grep -v : | grep .; stat -c %a /bin/busybox
        """).ok().out());
    assertEquals("rwx------", mode(place(layered)));
    assertEquals(Set.of("upper", "work"), names(place(layered)));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void modeThatTheContainerGaveItsRootIsKept(Way way) {
    Layered layered = kept(way);
    assertEquals("755\n", layered.script("stat -c %a /; chmod 1777 /").ok().out());
    assertEquals("1777\n", layered.script("stat -c %a /").ok().out());
  }

  @Test
  void folderWhoseParentIsMissingIsRefused() {
    Layered layered = kept(Way.AS_ROOT);
    layered.bundle().writing(new RootWrites.Kept(place(layered) + "/more"));
    refused(layered, "keep what is written in ", "own-kept/more", "ENOENT");
  }

  @Test
  void fileIsRefused() throws IOException {
    Layered layered = kept(Way.AS_ROOT);
    Files.writeString(place(layered), "text");
    refused(layered, "own-kept: ENOTDIR");
  }

  @Test
  void linkIsRefused() throws IOException {
    Layered layered = kept(Way.AS_ROOT);
    Files.createSymbolicLink(place(layered), layered.attack().out());
    refused(layered, "own-kept: ENOTDIR");
  }

  @Test
  void folderThatOthersMayEnterIsRefused() throws IOException {
    for (String mode : List.of("rwxr-xr-x", "rwx--x---", "rwx------")) {
      Layered layered = kept(Way.AS_ROOT, folder.resolve(mode));
      Files.createDirectory(place(layered));
      Files.setPosixFilePermissions(place(layered), PosixFilePermissions.fromString(mode));
      if (mode.equals("rwx------")) {
        layered.script("echo").ok();
      } else {
        refused(layered, "own-kept, which others may enter: give it mode 0700: EPERM");
        assertEquals(Set.of(), names(place(layered)));
      }
    }
  }

  @Test
  void folderOfAnotherUserIsRefused() throws IOException {
    Layered layered = kept(Way.AS_ROOT);
    Files.createDirectory(
        place(layered),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.setAttribute(place(layered), "unix:uid", 1000);
    refused(layered, "own-kept, which belongs to another user: EPERM");
  }

  @ParameterizedTest
  @EnumSource(names = "AS_NOBODY")
  void folderOfRootIsRefusedToOthers(Way way) throws IOException {
    Layered layered = kept(way);
    Files.setAttribute(place(layered), "unix:uid", 0);
    refused(layered, "own-kept: EACCES");
  }

  @Test
  void folderOnAnOverlayIsRefused() throws IOException {
    Layered layered = kept(Way.AS_ROOT);
    Files.createDirectory(
        place(layered),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    String kept = place(layered).toString();
    Result result = layered.scriptAfter(
        "mount -t tmpfs none /mnt; mkdir /mnt/u /mnt/w; chmod 700 /mnt/u\n"
            + "mount -t overlay -o lowerdir=" + kept + ",upperdir=/mnt/u,workdir=/mnt/w o " + kept,
        "echo");
    Attack.assertRefused(result, "own-kept, which is on an overlay itself", "EOPNOTSUPP");
  }

  @Test
  void folderThatIsReadOnlyIsRefused() throws IOException {
    Layered layered = kept(Way.AS_ROOT);
    layered.script("echo").ok();
    String kept = place(layered).toString();
    Result result = layered.scriptAfter(
        "mount --bind " + kept + " " + kept + "; mount -o remount,bind,ro " + kept, "echo");
    Attack.assertRefused(result, "own-kept: EROFS");
  }

  @Test
  void folderInTheTreeIsRefused() {
    Layered layered = kept(Way.AS_ROOT);
    for (String name : List.of("", "in", "in/deeper")) {
      layered.bundle().writing(new RootWrites.Kept(layered.file(name).toString()));
      Result result = layered.bundle().jexec();
      Attack.assertRefused(result, "JDF322", "a part of the root filesystem");
    }
  }

  @Test
  void upperThatIsALinkIsRefused() throws IOException {
    for (String name : List.of("upper", "work")) {
      Layered layered = kept(Way.AS_ROOT, folder.resolve(name));
      layered.script("echo").ok();
      Path inside = place(layered).resolve(name);
      Command.run(folder, List.of("rm", "-r", inside.toString())).ok();
      Files.createSymbolicLink(inside, layered.attack().out());
      refused(layered, "own-kept", "ELOOP");
    }
  }

  @ParameterizedTest
  @EnumSource(names = "COPIED", mode = EnumSource.Mode.EXCLUDE)
  void twoRunsAtOnceAreRefused(Way way) throws IOException {
    Layered layered = kept(way);
    layered.prepare("echo up; read line; echo $line > /line; cat /line");
    Started first = layered.start("");
    first.await("up");
    Attack.assertRefused(layered.start("").end(), "own-kept, which another run is using: EBUSY");
    first.process().getOutputStream().write("down\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("up\ndown\n", first.end().ok().out());
    assertEquals("down\n", layered.script("cat /line").ok().out());
  }

  @ParameterizedTest
  @EnumSource(names = "COPIED", mode = EnumSource.Mode.EXCLUDE)
  void folderOfAKilledRunIsUsable(Way way) throws IOException {
    Layered layered = kept(way);
    layered.prepare("echo kept > /file; echo up; exec sleep 1000");
    Started first = layered.start("");
    first.await("up");
    first.process().destroyForcibly();
    layered.attack().awaitProcesses();
    assertEquals("kept\n", layered.script("cat /file").ok().out());
  }

  /** What an earlier container left is as hostile as any image. */
  @ParameterizedTest
  @EnumSource(names = "COPIED", mode = EnumSource.Mode.EXCLUDE)
  void linksThatTheFirstRunLeftLeadNowhere(Way way) {
    Layered layered = kept(way);
    layered.script("ln -s " + layered.attack().out() + " /t; ln -s / /up").ok();
    layered.attack().bind("src", "/t/made").mount("/up/etc", "tmpfs", "tmpfs");
    Result result = layered.script("ls /t/made; ls /etc; cat /t/marker");
    assertEquals("file\n", result.out());
    layered.attack().assertUnseen(result);
  }

  private Layered kept(Way way) {
    return kept(way, folder);
  }

  private static Layered kept(Way way, Path where) {
    Layered layered = Layered.of(way, where);
    layered.bundle().writing(new RootWrites.Kept(place(layered).toString()));
    if (way != Way.AS_ROOT) {
      run(layered, "install", "-d", "-m", "700", "-o", "65534", "-g", "65534", "own-kept");
    }
    return layered;
  }

  private static Path place(Layered layered) {
    return layered.bundle().folder().resolve("own-kept");
  }

  private static void refused(Layered layered, String... words) {
    Attack.assertRefused(layered.script("echo"), words);
  }

  private static void run(Layered layered, String... command) {
    Command.run(layered.bundle().folder(), List.of(command)).ok();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static Set<String> names(Path path) throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(it -> it.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
