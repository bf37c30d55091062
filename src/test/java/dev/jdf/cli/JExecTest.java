package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.container.Command;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What jexec says to command lines and files that it cannot run. */
class JExecTest {

  private static final String HELP = "See jexec --help.\n";
  private static final String MISSING =
      "jexec: CONFIG is missing, and there is no config.json and no image.jdf in this folder\n"
          + HELP;

  @TempDir
  private static Path folder;

  @BeforeEach
  void make() throws IOException {
    put("empty.json", "");
    put("text.json", "hello");
    put("trailing.json", "{} {}");
    put("twice.json", "{\"ociVersion\": \"1.0.2\", \"ociVersion\": \"1.2.0\"}");
    Files.write(folder.resolve("latin1.json"), new byte[] {'{', '"', (byte) 0xe9, '"', '}'});
    Files.createDirectories(folder.resolve("folder"));
  }

  @TestFactory
  Stream<DynamicTest> refuses() {
    return Stream.of(
        row("error[JDF500]: DIR/none.json: no such file\n", "DIR/none.json"),
        row("error[JDF500]: DIR/folder/config.json: no such file\n", "DIR/folder"),
        row("error[JDF500]: DIR/folder/config.json: no such file\n", "--bundle", "DIR/folder"),
        row("error[JDF504]: DIR/empty.json: is empty\n", "DIR/empty.json"),
        row("error[JDF501]: /dev/zero: is not a regular file\n", "/dev/zero"),
        row("error[JDF504]: /proc/kmsg: is empty\n", "/proc/kmsg"),
        row("error[JDF504]: standard input: is empty\n", "-"),
        row(MISSING),
        row(MISSING, "--", "true"),
        row(MISSING, "--dry-run"),
        row("jexec: an empty name is no file\n", ""),
        row("""
            error[JDF500]: ubuntu:22.04: no such file
            if it is an image: a spec names it, FROM ubuntu:22.04, and the spec is built and run
            """, "ubuntu:22.04"),
        row("jexec: DIR/text.json: is no folder\n", "-b", "DIR/text.json", "DIR/text.json"),
        row(
            "jexec: --upper and --keep exclude one another\n" + HELP,
            "--keep",
            "--upper",
            "DIR",
            "DIR/text.json"),
        row("jexec: an argument is not UTF-8\n", "DIR/none.json", "--", "\uFFFD"),
        row(
            "jexec: no option is called '--dry-rum'\nDid you mean --dry-run?\n" + HELP,
            "--dry-rum",
            "DIR/text.json"),
        row(
            "jexec: 'sh' is one word too many\n"
                + "Arguments of the container stand after --: jexec DIR/text.json -- sh\n"
                + HELP,
            "DIR/text.json",
            "sh"),
        row(
            "jexec: Invalid value for option '--color': 'red' is none of auto, always, never\n"
                + HELP,
            "--color",
            "red",
            "DIR/text.json"),
        row("jexec: --target needs a value: --target STAGE\n" + HELP, "--target"));
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatIsNoConfig() {
    return Stream.of("text.json", "trailing.json", "twice.json", "latin1.json")
        .map(name -> dynamicTest(name, () -> {
          Ran result = run(folder + "/" + name);
          assertEquals(JExec.FAILED, result.code(), result.err());
          assertEquals("", result.out());
          assertEquals("error[JDF2", result.err().substring(0, 10), result.err());
        }));
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertEquals(0, run("--help").code());
    assertEquals("", run("--help").err());
    assertEquals(new Ran(0, "jexec (not packaged) (runtime-spec 1.3.0)\n", ""), run("--version"));
  }

  @Test
  void completesItsCommandLine() throws IOException {
    Path script = put("completion.sh", run("generate-completion").out());
    String typed =
        "source " + script + "; COMP_WORDS=(jexec --dr); COMP_CWORD=1; COMP_LINE='jexec --dr'"
            + "; _complete_jexec; echo \"${COMPREPLY[@]}\"";
    assertEquals(
        "--dry-run\n", Command.run(folder, List.of("bash", "-c", typed)).ok().out());
  }

  @Test
  void dryRunPrintsThePlan() throws IOException {
    Path config = put("config.json", MINIMAL);
    Ran result = run("--dry-run", config.toString());
    assertEquals("", result.err());
    assertEquals(0, result.code());
    assertEquals(true, result.out().contains("execve"), result.out());
    assertEquals(result, run("--dry-run", "--bundle", folder.toString()));
    assertEquals(result, run("--dry-run", folder.toString()));
  }

  @Test
  void argumentsOfTheCommandLineAreItsOwn() throws IOException {
    Path config = put("config.json", MINIMAL);
    Ran result = run("--dry-run", config.toString(), "--", "/none", "arg");
    assertEquals("", result.err());
    assertEquals(true, result.out().contains("# the command line: execute /none"), result.out());
    Path spec = put("a.jdf", "FROM host\nCMD [\"/own\"]\n");
    String others = run("--dry-run", spec.toString(), "--", "/none", "arg").out();
    assertEquals(true, others.contains("# the command line: execute /none"), others);
    Path entry = put("b.jdf", "FROM host\nENTRYPOINT [\"/own\"]\n");
    String behind = run("--dry-run", entry.toString(), "--", "/none", "arg").out();
    assertEquals(true, behind.contains("# b.jdf:2: execute /own"), behind);
    String own = run("--dry-run", config.toString()).out();
    assertEquals(true, own.contains("# config.json#/process/args: execute "), own);
  }

  @Test
  void aSpecIsCompiledAndRun() throws IOException {
    Path spec = put("image.jdf", "FROM host AS a\nENTRYPOINT [\"/bin/echo\"]\nCMD [\"own\"]\n");
    assertEquals(true, run("--dry-run", spec.toString()).out().contains("\"own\""));
    Ran other = run("--dry-run", "--target", "a", spec.toString(), "--", "given");
    assertEquals(new Ran(0, other.out(), ""), other);
    assertEquals(true, other.out().contains("\"/bin/echo\""), other.out());
    assertEquals(true, other.out().contains("\"given\""), other.out());
    assertEquals(false, other.out().contains("\"own\""), other.out());
  }

  @Test
  void whatThePlanFindsIsToldOfTheLineOfTheSpec() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"), "root shares more than others can");
    Path spec = put("image.jdf", "FROM scratch\nENTRYPOINT [\"/x\"]\nCAP_ADD SYS_ADMIN\n");
    String error = run("--dry-run", spec.toString()).err();
    assertEquals(true, error.contains("--> " + spec + ":3:1\n"), error);
    assertEquals(true, error.contains("3 | CAP_ADD SYS_ADMIN\n"), error);
    assertEquals(false, error.contains("asked for by"), error);
    assertEquals(false, error.contains(".json"), error);
  }

  @Test
  void argumentsOfAConfigAreReplaced() throws IOException {
    Path config = put("config.json", MINIMAL);
    String plan = run("--dry-run", config.toString(), "--", "given").out();
    assertEquals(true, plan.contains("\"given\""), plan);
    assertEquals(false, plan.contains("\"true\""), plan);
  }

  @Test
  void theSelfTestPasses() throws IOException {
    assumeTrue(
        Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0),
        "runs a container as root");
    Ran result = run("--self-test");
    assertEquals(0, result.code(), result.out() + result.err());
    assertEquals(7, result.out().lines().filter(line -> line.startsWith("ok ")).count());
  }

  private static final String MINIMAL = """
      {"ociVersion": "1.2.0", "root": {"path": "/"},
       "process": {"user": {"uid": 0, "gid": 0}, "args": ["true"], "cwd": "/"},
       "linux": {"namespaces": [{"type": "mount"}, {"type": "pid"}, {"type": "network"}]}}
      """;

  private static DynamicTest row(String expected, String... args) {
    return dynamicTest("jexec " + String.join(" ", args), () -> {
      String[] real =
          Stream.of(args).map(arg -> arg.replace("DIR", folder.toString())).toArray(String[]::new);
      String err = expected.replace("DIR", folder.toString());
      assertEquals(new Ran(JExec.FAILED, "", err), run(real));
    });
  }

  private static Ran run(String... args) {
    return Ran.jexec("", Map.of(), args);
  }

  private static Path put(String name, String text) throws IOException {
    return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
