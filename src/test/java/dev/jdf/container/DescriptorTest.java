package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing of the caller or of jexec stays open for the container: cases B01 to B08, C15, C29, C32. */
class DescriptorTest {

  /** The caller leaks a directory of the host at many numbers, and a file. */
  private static final String LEAK =
      "for n in 3 4 5 6 7 8 9; do eval \"exec $n<..\"; done; exec 20<>../secret; exec \"$0\" \"$@\"";

  @TempDir
  private Path folder;

  @Test
  void b01WorkingDirectoryIsNoDescriptorOfTheHost() throws IOException {
    Files.writeString(folder.resolve("secret"), "secret");
    for (int number = 3; number <= 14; number++) {
      Bundle bundle = bundle("cwd" + number).script("pwd; cat secret ../secret ../../../secret");
      bundle.process().put("cwd", "/proc/self/fd/" + number);
      Result result = leaking(bundle);
      assertEquals(125, result.exit(), result.out() + result.err());
      assertEquals("", result.out());
    }
  }

  @Test
  void b03WorkingDirectoryStaysBelowTheRoot() {
    Bundle bundle = bundle("above").script("pwd; readlink /proc/self/cwd");
    bundle.process().put("cwd", "/../../tmp/..//../tmp");
    assertEquals("/tmp\n/tmp\n", bundle.jexec().ok().out());
  }

  @Test
  void b03WorkingDirectoryThroughALinkOfTheImageStaysInside() throws IOException {
    Files.createDirectory(folder.resolve("outside"));
    Bundle bundle = bundle("link").script("readlink /proc/self/cwd");
    Files.createSymbolicLink(
        bundle.rootfs().resolve("work"), folder.resolve("outside").resolve("new"));
    bundle.process().put("cwd", "/work");
    bundle.jexec();
    assertFalse(Files.exists(folder.resolve("outside/new")));
  }

  @Test
  void b04MissingWorkingDirectoryIsMade() {
    Bundle bundle = bundle("missing").script("pwd; stat -c '%a %u' .");
    bundle.process().put("cwd", "/var/new/deep");
    assertEquals("/var/new/deep\n755 0\n", bundle.jexec().ok().out());
  }

  @Test
  void b05DescriptorsOfTheCallerAreClosed() throws IOException {
    Files.writeString(folder.resolve("secret"), "secret");
    Bundle bundle = Probe.into(bundle("fds")).args("/bin/probe", "descriptors");
    List<String> lines = leaking(bundle).ok().out().lines().toList();
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(lines.get(2).startsWith("2 "), lines.toString());
  }

  @Test
  void b06ProgramIsNeverJexec() throws IOException {
    for (String program : List.of("/proc/self/exe", "/proc/1/exe", "/proc/self/fd/3")) {
      Bundle bundle = bundle("exe" + program.length()).args(program);
      Path launcher = bundle.launcher();
      byte[] before = Files.readAllBytes(launcher);
      Result result = leaking(bundle);
      assertNotEquals(0, result.exit());
      assertEquals("", result.out());
      assertTrue(List.of(125, 126, 127).contains(result.exit()), result.toString());
      assertArrayEquals(before, Files.readAllBytes(launcher));
    }
  }

  @Test
  void b07InterpreterIsNeverJexec() throws IOException {
    for (String interpreter : List.of("/proc/self/exe", "/proc/1/exe", "/proc/self/fd/3")) {
      Bundle bundle = bundle("script" + interpreter.length()).args("/bin/script");
      Path script = bundle.rootfs().resolve("bin/script");
      Files.writeString(script, "#!" + interpreter + "\n");
      assertTrue(script.toFile().setExecutable(true));
      Result result = leaking(bundle);
      assertTrue(List.of(125, 126, 127).contains(result.exit()), result.toString());
      assertEquals("", result.out());
    }
  }

  /** With the privileges to do so, and with what the launcher looks for at its place in the image. */
  @Test
  void b07LauncherThatRunsInItsOwnContainerIsNoFileOfTheHost() throws Exception {
    Bundle bundle = bundle("nested").args("/bin/script");
    bundle.mounts().removeAll();
    bundle.mount("/proc", "proc", "proc").mount("/dev", "tmpfs", "tmpfs");
    for (String set : List.of("bounding", "effective", "permitted")) {
      bundle.process().withArray("/capabilities/" + set).add("CAP_SYS_ADMIN").add("CAP_NET_ADMIN");
    }
    Path inner = Path.of(bundle.rootfs().toString() + bundle.rootfs());
    Files.createDirectories(inner.getParent());
    for (String name : List.of("bin", "proc", "dev", "sys")) {
      Files.createDirectories(inner.resolve(name));
    }
    Files.copy(bundle.rootfs().resolve("bin/busybox"), inner.resolve("bin/sh"));
    script(inner.resolve("bin/script"), "#!/bin/sh\necho inner\nread x\n");
    script(bundle.rootfs().resolve("bin/script"), "#!/proc/self/exe\n");
    Path launcher = bundle.launcher();
    Process process =
        new ProcessBuilder(launcher.toString()).redirectErrorStream(true).start();
    try {
      assertEquals("inner", process.inputReader().readLine());
      assertEquals(List.of(process.pid()), running(launcher));
    } finally {
      process.getOutputStream().close();
      process.waitFor();
    }
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
  }

  /** The processes that execute {@code program}. */
  private static List<Long> running(Path program) {
    return ProcessHandle.allProcesses()
        .filter(process -> {
          try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/exe"), program);
          } catch (IOException e) {
            return false;
          }
        })
        .map(ProcessHandle::pid)
        .toList();
  }

  @Test
  void b08ProgramIsNoDescriptor() throws IOException {
    for (int number = 3; number <= 12; number++) {
      Bundle bundle = bundle("fd" + number).args("/proc/self/fd/" + number);
      Result result = leaking(bundle);
      assertTrue(List.of(126, 127).contains(result.exit()), result.toString());
    }
  }

  @Test
  void c15ProgramsOfTheContainerAreItsOwn() {
    Bundle bundle = Probe.into(bundle("own")).args("/bin/probe", "programs");
    assertEquals(
        "write /proc/self/exe ETXTBSY\nwrite /proc/1/exe ETXTBSY\n/bin/probe\n",
        bundle.jexec().ok().out());
  }

  @Test
  void c29FirstProcessTellsNothingOfTheHost() {
    Bundle bundle = bundle("one")
        .script("tr '\\0' '\\n' < /proc/1/environ; tr '\\0' ' ' < /proc/1/cmdline; echo;"
            + " cat /proc/1/cgroup /proc/1/mountinfo /proc/1/maps; readlink /proc/1/root");
    String out = bundle.jexec().ok().out();
    assertTrue(out.startsWith("PATH="), out);
    assertFalse(out.contains("launcher"), out);
    assertFalse(out.contains(folder + "/one/launcher"), out);
  }

  @Test
  void c32ClosedStandardDescriptorsGetNoFileOfTheHost() {
    Bundle bundle = Probe.into(bundle("closed")).args("/bin/probe", "descriptors");
    String out = shell(bundle, "exec 0<&- 2>&-; exec \"$0\"").ok().out();
    assertTrue(out.startsWith("0 /dev/null\n1 "), out);
    assertTrue(out.endsWith("\n2 /dev/null\n"), out);
    assertEquals(3, out.lines().count(), out);
  }

  private Bundle bundle(String name) {
    return Bundle.in(folder.resolve(name)).withoutCgroups();
  }

  private Result leaking(Bundle bundle) {
    return shell(bundle, LEAK);
  }

  private static Result shell(Bundle bundle, String script) {
    return Command.run(
        bundle.folder(), List.of("bash", "-c", script, bundle.launcher().toString()));
  }
}
