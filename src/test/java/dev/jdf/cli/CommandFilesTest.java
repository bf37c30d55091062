package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What bin/jexec hands on, and to whom: the program in front, or the script that starts Java. */
class CommandFilesTest {

  @TempDir
  private Path root;

  private Path front;
  private Path jar;

  @BeforeEach
  void make() throws IOException {
    root = root.toRealPath();
    for (String folder : List.of("bin", "target/jvm", "cache/jdf", "work/bundle")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.copy(Path.of("bin/jexec"), root.resolve("bin/jexec"));
    script("bin/jvm.sh", "java");
    jar = Files.createFile(root.resolve("target/jdf.jar"));
    front = script("target/jvm/front", "front");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1000));
    Files.createFile(root.resolve("work/bundle/config.json"));
  }

  @Test
  void aConfigGoesToTheFront() throws IOException, InterruptedException {
    String tail = " /bin/sh BIN/jvm.sh dev.jdf.cli.JExec ";
    assertEquals(
        "front CACHE/jdf ./bundle config.json" + tail + "bundle/config.json",
        jexec("bundle/config.json"));
    assertEquals(
        "front CACHE/jdf WORK/bundle/ config.json" + tail + "WORK/bundle/config.json -- a b",
        jexec(root + "/work/bundle/config.json", "--", "a", "b"));
  }

  @Test
  void theRestGoesToJava() throws IOException, InterruptedException {
    Files.createFile(root.resolve("work/image.jdf"));
    assertJava("image.jdf");
    assertJava("--dry-run", "bundle/config.json");
    assertJava("bundle/config.json", "sh");
    assertJava("bundle");
    assertJava("none.json");
    assertJava();
  }

  @Test
  void withoutAFrontOfThisJarAllGoesToJava() throws IOException, InterruptedException {
    Files.setLastModifiedTime(front, FileTime.fromMillis(500));
    assertJava("bundle/config.json");
    Files.delete(front);
    assertJava("bundle/config.json");
  }

  @Test
  void withoutACacheAllGoesToJava() throws IOException, InterruptedException {
    Files.delete(root.resolve("cache/jdf"));
    assertJava("bundle/config.json");
  }

  /** Else the next file that is opened takes its number, and the container gets that. */
  @Test
  void whatIsClosedIsTheNullDevice() throws IOException, InterruptedException {
    String listing = """
        #!/bin/sh
        for fd in 0 1 2; do list="$list $(readlink /proc/$$/fd/$fd)"; done
        echo $list >files
        """;
    for (String target : List.of("bin/jvm.sh", "target/jvm/front")) {
      Files.writeString(root.resolve(target), listing);
    }
    for (String config : List.of("image.jdf", "bundle/config.json")) {
      assertEquals(List.of("/dev/null", "/dev/zero", "/dev/zero"), files(config, "<&-"));
      assertEquals(List.of("/dev/zero", "/dev/null", "/dev/zero"), files(config, ">&-"));
      assertEquals(List.of("/dev/zero", "/dev/zero", "/dev/null"), files(config, "2>&-"));
      assertEquals(List.of("/dev/null", "/dev/null", "/dev/null"), files(config, "<&- >&- 2>&-"));
      assertEquals(List.of("/dev/zero", "/dev/zero", "/dev/zero"), files(config, ""));
    }
  }

  /** The files that are 0, 1 and 2 of what bin/jexec hands over to. */
  private List<String> files(String config, String redirection)
      throws IOException, InterruptedException {
    Path files = root.resolve("work/files");
    Files.deleteIfExists(files);
    String all = "../bin/jexec " + config + " </dev/zero >/dev/zero 2>/dev/zero ";
    assertEquals("", output(List.of("/bin/sh", "-c", all + redirection)));
    return List.of(Files.readString(files).strip().split(" "));
  }

  @Test
  void aFolderThatIsGoneIsTold() throws IOException, InterruptedException {
    String words = output(List.of(
        "/bin/sh", "-c", "mkdir gone; cd gone; rmdir ../gone; " + root + "/bin/jexec x; echo $?"));
    assertTrue(words.endsWith("jexec: the current folder is gone\n125"), words);
  }

  @Test
  void sourcesThatAPullBroughtAreBuilt() throws IOException, InterruptedException {
    Files.copy(
        Path.of("bin/jvm.sh"), root.resolve("bin/jvm.sh"), StandardCopyOption.REPLACE_EXISTING);
    script("mvn", "maven");
    Files.createDirectories(root.resolve("src/main"));
    Files.createDirectories(root.resolve("grammar"));
    Path pom = Files.createFile(root.resolve("pom.xml"));
    Path pull = root.resolve(".git/logs/HEAD");
    String start = "PATH=" + root + ":$PATH; ../bin/jexec image.jdf; true";
    List<String> command = List.of("/bin/sh", "-c", start);
    assertFalse(output(command).contains("building"), "an edited file is no pull");
    Files.createDirectories(pull.getParent());
    Files.createFile(pull);
    assertTrue(output(command).contains("building anew"));
    for (Path source : List.of(pom, root.resolve("src/main"), root.resolve("grammar"))) {
      Files.setLastModifiedTime(source, FileTime.fromMillis(500));
    }
    assertFalse(output(command).contains("building"), "nothing is newer");
  }

  private void assertJava(String... args) throws IOException, InterruptedException {
    String words = args.length == 0 ? "" : " " + String.join(" ", args);
    assertEquals("java dev.jdf.cli.JExec" + words, jexec(args));
  }

  private Path script(String name, String says) throws IOException {
    Path file = Files.writeString(root.resolve(name), "#!/bin/sh\necho " + says + " \"$@\"\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String jexec(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(root + "/bin/jexec"));
    command.addAll(List.of(args));
    return output(command);
  }

  private String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.resolve("work").toFile());
    builder.environment().put("XDG_CACHE_HOME", root + "/cache");
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text.strip()
        .replace(root + "/bin", "BIN")
        .replace(root + "/cache", "CACHE")
        .replace(root + "/work", "WORK");
  }
}
