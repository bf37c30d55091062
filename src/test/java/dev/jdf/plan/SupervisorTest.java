package dev.jdf.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.launcher.Launcher;
import dev.jdf.linux.Arch;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.ConfigReader;
import dev.jdf.source.SourceFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real containers over the host's own files, run by root. */
class SupervisorTest {

  private static final String NAMESPACES = """
      {"type": "mount"}, {"type": "pid"}, {"type": "ipc"}, {"type": "uts"}, {"type": "network"}""";

  private static final String USER_NAMESPACE = """
      "uidMappings": [{"containerID": 0, "hostID": 100000, "size": 65536}],
      "gidMappings": [{"containerID": 0, "hostID": 100000, "size": 65536}],
      "namespaces": [{"type": "user"}, %s]""";

  @TempDir
  private Path folder;

  @BeforeEach
  void needsRoot() throws IOException {
    assumeTrue(
        Files.readString(Path.of("/proc/self/status")).contains("\nUid:\t0\t0\t"),
        "containers without a user namespace need root");
  }

  @Test
  void exitCodeIsTheProgramsOwn() throws Exception {
    assertEquals("out\n7", run(start("echo out; exit 7", "")));
  }

  @Test
  void aSignalGives128AndItsNumber() throws Exception {
    assertEquals("143", run(start("kill -TERM $$; sleep 9", "\"dev.jdf.init\": \"true\"")));
  }

  @Test
  void aMissingProgramIsToldWithItsError() throws Exception {
    String out = run(launch(config("/no/such", "", namespaces("")), List.of()));
    assertTrue(out.contains("/no/such: ENOENT (No such file or directory)"), out);
    assertTrue(out.endsWith("127"), out);
  }

  @Test
  void signalsArePassedOn() throws Exception {
    Process process =
        start("trap 'echo got it; exit 3' TERM; echo up; while :; do sleep 0.05; done", "");
    assertEquals('u', process.getInputStream().read());
    process.toHandle().destroy();
    assertEquals("p\ngot it\n3", run(process));
  }

  @Test
  void theThirdRequestToEndKillsAProgramWithoutAHandler() throws Exception {
    for (String signal : List.of("TERM", "INT")) {
      Process process = start("echo up; exec sleep 1000", "");
      assertEquals('u', process.getInputStream().read());
      assertEquals('p', process.getInputStream().read());
      request(process, signal, 2);
      assertTrue(process.isAlive());
      request(process, signal, 1);
      assertEquals("\n137", run(process));
    }
  }

  @Test
  void theFirstHangupKillsAProgramWithoutAHandler() throws Exception {
    Process process = start("echo up; exec sleep 1000", "", "env", "--default-signal=HUP");
    assertEquals('u', process.getInputStream().read());
    assertEquals('p', process.getInputStream().read());
    request(process, "HUP", 1);
    assertEquals("\n137", run(process));
  }

  @Test
  void aProgramWithAHandlerGetsEveryHangup() throws Exception {
    String script = "trap 'echo caught' HUP; echo up; while :; do sleep 0.05; done";
    Process process = start(script, "", "env", "--default-signal=HUP");
    BufferedReader reader = process.inputReader();
    assertEquals("up", reader.readLine());
    for (int i = 0; i < 3; i++) {
      request(process, "HUP", 1);
      assertEquals("caught", reader.readLine());
    }
    process.destroyForcibly().waitFor();
  }

  @Test
  void aHangupThatTheCallerIgnoresKillsNothing() throws Exception {
    Process process = start("echo up; read x; exit $x", "", "env", "--ignore-signal=HUP");
    assertEquals('u', process.getInputStream().read());
    request(process, "HUP", 3);
    process.getOutputStream().write("6\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("p\n6", run(process));
  }

  @Test
  void aProgramWithAHandlerSurvivesTenRequestsToEnd() throws Exception {
    Process process = start("trap 'echo caught' TERM; echo up; while :; do sleep 0.05; done", "");
    BufferedReader reader = process.inputReader();
    assertEquals("up", reader.readLine());
    for (int i = 0; i < 10; i++) {
      request(process, "TERM", 1);
      assertEquals("caught", reader.readLine());
    }
    assertTrue(process.isAlive());
    process.destroyForcibly().waitFor();
  }

  @Test
  void aProgramThatIgnoresRequestsToEndSurvivesThem() throws Exception {
    Process process = start("trap '' TERM; echo up; read x; exit $x", "");
    assertEquals('u', process.getInputStream().read());
    assertSurvives(process);
    process.getOutputStream().write("6\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("p\n6", run(process));
  }

  /** The init blocks every signal, to take them by sigtimedwait(2). */
  @Test
  void aProgramBehindAnInitSurvivesTenRequestsToEnd() throws Exception {
    Process process = start("trap '' TERM; echo up; read x; exit $x", "\"dev.jdf.init\": \"true\"");
    assertEquals('u', process.getInputStream().read());
    assertSurvives(process);
    process.getOutputStream().write("6\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("p\n6", run(process));
  }

  private static void assertSurvives(Process process) throws Exception {
    request(process, "TERM", 10);
    assertTrue(process.isAlive());
  }

  /** Each is taken before the next is sent, for a signal is pending once. */
  private static void request(Process process, String signal, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      String pid = Long.toString(process.pid());
      assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
      while (hasPending(pid)) {
        Thread.sleep(1);
      }
    }
  }

  private static boolean hasPending(String pid) throws IOException {
    Path status = Path.of("/proc", pid, "status");
    return Files.exists(status)
        && Files.readString(status).lines().anyMatch(line -> line.matches("ShdPnd:.*[1-9a-f].*"));
  }

  @Test
  void theContainerDiesWithItsSupervisor() throws Exception {
    Process process = start("echo up; exec sleep 1000", "\"dev.jdf.init\": \"true\"");
    assertEquals('u', process.getInputStream().read());
    List<ProcessHandle> container = process.toHandle().descendants().toList();
    assertEquals(2, container.size());
    process.destroyForcibly().waitFor();
    for (ProcessHandle handle : container) {
      handle.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void anInitReapsOrphansAndHasNoPrivileges() throws Exception {
    String script = "(sleep 0.1 &); while read -r left </proc/1/task/1/children;"
        + " [ \\\"$left\\\" != 2 ]; do sleep 0.05; done; grep -E 'CapPrm|NoNewPrivs' /proc/1/status";
    assertEquals(
        "CapPrm:\t0000000000000000\nNoNewPrivs:\t1\n0",
        run(start(script, "\"dev.jdf.init\": \"true\"")));
  }

  @Test
  void rootMapsRangesOfIds() throws Exception {
    String linux = USER_NAMESPACE.formatted(NAMESPACES);
    String out = run(launch(config("/bin/sh", "cat /proc/self/uid_map; id -u", linux), List.of()));
    assertEquals("0 100000 65536 0 0", out.strip().replaceAll("\\s+", " "));
  }

  @Test
  void aTimeNamespaceHasItsClocksSet() throws Exception {
    for (String linux : List.of(
        namespaces(", {\"type\": \"time\"}"),
        USER_NAMESPACE.formatted(NAMESPACES + ", {\"type\": \"time\"}"))) {
      String offsets = ", \"timeOffsets\": {\"boottime\": {\"secs\": 1000000, \"nanosecs\": 0}}";
      String out = run(launch(config("/bin/sh", "cat /proc/uptime", linux + offsets), List.of()));
      assertTrue(Double.parseDouble(out.split(" ", -1)[0]) > 1_000_000, out);
    }
  }

  @Test
  void aFileThatIsNoNamespaceIsRefused() throws Exception {
    String linux = namespaces("")
        .replace("{\"type\": \"ipc\"}", "{\"type\": \"ipc\", \"path\": \"/proc/self/ns/uts\"}");
    String out = run(launch(config("/bin/sh", "id", linux), List.of()));
    assertTrue(
        out.contains("join the ipc namespace /proc/self/ns/uts, which is no ipc namespace: EINVAL"),
        out);
    assertTrue(out.endsWith("125"), out);
  }

  @Test
  void whatIsLeftInASharedPidNamespaceIsKilled() throws Exception {
    String linux = namespaces("").replace("{\"type\": \"pid\"}, ", "");
    String script = "(setsid sleep 1001 >/dev/null 2>&1 & echo $!); exit 4";
    String out = run(launch(config("/bin/sh", script, linux), List.of()));
    assertTrue(out.endsWith("\n4"), out);
    assertTrue(ProcessHandle.of(Long.parseLong(out.split("\n", -1)[0])).isEmpty(), out);
  }

  private Process start(String script, String annotations, String... before) throws IOException {
    String config = config("/bin/sh", script, namespaces(""))
        .replace("\"annotations\": {}", "\"annotations\": {" + annotations + "}");
    return launch(config, List.of(), before);
  }

  private static String namespaces(String more) {
    return "\"namespaces\": [" + NAMESPACES + more + "]";
  }

  private static String config(String program, String script, String linux) {
    return """
        {"ociVersion": "1.0.0", "annotations": {},
         "process": {"user": {"uid": 0, "gid": 0}, "cwd": "/", "args": ["%s", "-c", "%s"],
                     "env": ["PATH=/usr/bin:/bin"]},
         "root": {"path": "/", "readonly": true},
         "mounts": [{"destination": "/proc", "type": "proc", "source": "proc"}],
         "linux": {%s}}""".formatted(program, script, linux);
  }

  private Process launch(String config, List<Host.CgroupHierarchy> cgroups, String... before)
      throws IOException {
    ConfigDocument document =
        ConfigReader.read(new SourceFile("config.json", config)).value().orElseThrow();
    Host.SubordinateIds none = new Host.SubordinateIds(List.of(), "");
    Host host = new Host(Arch.X86_64, "6.1.0", 0, 0, none, none, cgroups, List.of(), -1, true);
    Options options =
        new Options(folder.toString(), Options.CgroupDriver.CGROUPFS, new RootWrites.InPlace());
    Plan plan = Planner.plan(document, host, options).value().orElseThrow();
    Path file = folder.resolve("launcher");
    Files.write(file, Launcher.compile(plan, Arch.X86_64));
    assertTrue(file.toFile().setExecutable(true));
    List<String> command = new ArrayList<>(List.of(before));
    command.add(file.toString());
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** All that it says, and its exit code. */
  private static String run(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return out + process.waitFor();
  }
}
