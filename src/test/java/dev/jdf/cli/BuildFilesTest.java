package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files that jbuild reads and writes, and what is none. */
class BuildFilesTest extends SpecWriter {

  @Test
  void standardInputAndOutputAreFiles() {
    Ran outcome = run("-", "-o", "-");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().startsWith("{\n"), outcome.out());
  }

  @Test
  void aLinkToNothingStaysALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("none"));
    Ran outcome = run(spec(GOOD), "-o", link.toString());
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("is a symbolic link to nothing"), outcome.err());
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void aDeviceStaysADevice() throws IOException {
    assertEquals(0, run(spec(GOOD), "-o", "/dev/null").code());
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
  }

  @Test
  void aLauncherIsAFile() throws IOException {
    Ran outcome = run(spec(GOOD), "--launcher", "-");
    assertEquals(2, outcome.code(), outcome.err());
    assertTrue(outcome.err().contains("--launcher needs the name of a file"), outcome.err());
  }

  @Test
  void aMistypedNameIsOffered() throws IOException {
    String spec = spec(GOOD);
    String near = spec.replaceAll("\\.jdf$", ".jfd");
    assertTrue(run(near).err().contains("no such file; did you mean " + spec + "?"));
    assertFalse(run(at("quite-other")).err().contains("did you mean"));
    assertTrue(run(folder.toString()).err().contains("is a directory; did you mean " + spec + "?"));
    assertTrue(run("chek").err().contains("did you mean jbuild check?"));
    assertTrue(run("explian", spec).err().contains("did you mean jbuild explain?"));
  }

  @Test
  void whatIsNoFileIsSaidAsWhatItIs() throws IOException {
    Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
    Files.createSymbolicLink(folder.resolve("lost"), Path.of("none"));
    assertTrue(run(at("loop")).err().endsWith("loop: its symbolic links lead in a circle\n"));
    assertTrue(run(at("lost")).err().endsWith("lost: is a symbolic link to nothing\n"));
    assertEquals("jbuild: an empty name is no file\n", run("").err());
    String spec = spec(GOOD);
    assertEquals("jbuild: an empty name is no file\n", run(spec, "-o", "").err());
    assertTrue(run("registry.example/x:1").err().contains("FROM registry.example/x:1"));
    assertFalse(run(at("nothing.jdf")).err().contains("FROM"));
  }

  @Test
  void aTemplateIsNoConfigWhateverItsName() throws IOException {
    Path file = Files.writeString(folder.resolve("Dockerfile.j2"), "{% if x %}\nFROM host\n");
    assertFalse(ConfigPlace.isConfig(SourceFile.decode(file.toString(), Files.readAllBytes(file))));
    assertTrue(ConfigPlace.isConfig(new SourceFile("config", " {\"ociVersion\": \"1.0.2\"}")));
  }

  @Test
  void aFolderIsNothingToExplain() {
    String err = run("explain", "src").err();
    assertTrue(err.contains("name the spec or the config.json in it"), err);
  }

  @Test
  void aFileThatIsNoTextHasOneFinding() throws IOException {
    byte[] program = Files.readAllBytes(Path.of("/bin/true"));
    Files.write(folder.resolve("program"), program);
    String err = run(at("program"), "-o", "-").err();
    assertEquals(1, err.lines().filter(line -> line.startsWith("error[")).count(), err);
    assertTrue(err.startsWith("error[JDF024]: the file is not text in UTF-8\n"), err);
  }

  @TestFactory
  Stream<DynamicTest> badFilesAreOneMessage() throws Exception {
    Files.createDirectory(folder.resolve("folder"));
    Files.write(folder.resolve("binary"), new byte[] {0, (byte) 0xff, (byte) 0xfe, 10});
    Files.write(folder.resolve("huge"), new byte[32 << 20]);
    Files.createFile(folder.resolve("empty"));
    new ProcessBuilder("mkfifo", at("fifo")).start().waitFor();
    return Stream.of("missing", "folder", "binary", "huge", "empty", "fifo", "a\0b")
        .map(name -> DynamicTest.dynamicTest(name.replace('\0', '?'), () -> {
          Ran outcome = run(at(name), "-o", "-");
          assertEquals(1, outcome.code());
          assertEquals("", outcome.out());
          assertTrue(outcome.err().contains("error") || outcome.err().startsWith("jbuild: "));
          assertFalse(outcome.err().contains("\tat "), outcome.err());
        }));
  }

  @Test
  void outputThatCannotBeWrittenIsSaid() throws IOException {
    Ran outcome = run(spec(GOOD), "-o", at("no/such/config.json"));
    assertEquals(1, outcome.code());
    assertTrue(outcome.err().contains("cannot be written: no such directory"), outcome.err());
  }

  @Test
  void aFolderBecomesABundle() throws IOException {
    assertEquals(0, run(spec(GOOD), "-o", folder.toString()).code());
    assertTrue(Files.exists(folder.resolve("config.json")));
    assertEquals(0, run(spec(GOOD), "-o", at("new/one/"), "--format", "yaml").code());
    assertTrue(Files.exists(folder.resolve("new/one/config.yaml")));
  }
}
