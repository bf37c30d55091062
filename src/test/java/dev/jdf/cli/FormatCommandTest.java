package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormatCommandTest {

  private static final String UGLY = "from a\n\n\nrun  b\n";
  private static final String NICE = "FROM a\n\nRUN b\n";

  @TempDir
  Path folder;

  private String out = "";
  private String err = "";

  private int run(String... args) {
    Ran ran = Ran.jbuild(UGLY, Map.of(), args);
    out = ran.out();
    err = ran.err();
    return ran.code();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void filesAreFormattedInPlace() throws IOException {
    Path ugly = file("ugly", UGLY);
    Path other = file("other", "from b");
    assertEquals(0, run("fmt", ugly.toString(), other.toString()), err);
    assertEquals(NICE, Files.readString(ugly));
    assertEquals("FROM b\n", Files.readString(other));
    assertEquals("", out + err);
  }

  @Test
  void permissionsAndLinksStay() throws IOException {
    Path ugly = file("ugly", UGLY);
    Files.setPosixFilePermissions(ugly, PosixFilePermissions.fromString("rwxr-x--x"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("ugly"));
    assertEquals(0, run("fmt", link.toString()), err);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(NICE, Files.readString(ugly));
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(ugly)));
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "a temporary file is left");
    }
  }

  @Test
  void aFormattedFileIsNotTouched() throws IOException {
    Path nice = file("nice", NICE);
    Files.setLastModifiedTime(nice, FileTime.fromMillis(0));
    Files.setPosixFilePermissions(nice, PosixFilePermissions.fromString("r--r--r--"));
    assertEquals(0, run("fmt", nice.toString()), err);
    assertEquals(0, Files.getLastModifiedTime(nice).toMillis());
  }

  @Test
  void checkNamesWhatWouldChangeAndWritesNothing() throws IOException {
    Path ugly = file("ugly", UGLY);
    Path nice = file("nice", NICE);
    assertEquals(1, run("fmt", "--check", ugly.toString(), nice.toString()));
    assertEquals(ugly + "\n", out);
    assertEquals(UGLY, Files.readString(ugly));
    assertEquals(0, run("fmt", "--check", nice.toString()));
    assertEquals("", out + err);
  }

  @Test
  void diffSaysWhatWouldChange() throws IOException {
    Path ugly = file("ugly", UGLY + "cmd c");
    assertEquals(0, run("fmt", "--diff", ugly.toString()));
    assertEquals("""
        --- NAME
        +++ NAME
        @@ -1,5 +1,4 @@
        -from a
        +FROM a
        \s
        -
        -run  b
        -cmd c
        \\ No newline at end of file
        +RUN b
        +CMD c
        """.replace("NAME", ugly.toString()), out);
    assertEquals(1, run("fmt", "--check", "--diff", ugly.toString()));
    assertEquals(UGLY + "cmd c", Files.readString(ugly));
  }

  @Test
  void standardInputGoesToStandardOutput() {
    assertEquals(0, run("fmt", "-"), err);
    assertEquals(NICE, out);
  }

  @Test
  void whatIsNoTextIsLeftAlone() throws IOException {
    byte[] bytes = {'f', 'r', 'o', 'm', ' ', (byte) 0xff, '\n'};
    Path binary = Files.write(folder.resolve("binary"), bytes);
    assertEquals(1, run("fmt", binary.toString()));
    assertTrue(err.contains("not UTF-8"), err);
    assertEquals(7, Files.size(binary));
    assertEquals(1, run("fmt", folder.resolve("missing").toString()));
    assertEquals(2, run("fmt"));
  }

  @Test
  void whatIsNotASpecIsLeftAlone() throws IOException {
    String template = "from host\n{{ if .Root }}\nuser  root\n{{ end }}\n";
    Path file = file("template", template);
    assertEquals(1, run("fmt", file.toString()));
    assertTrue(err.contains("error[JDF026]: this is a template, not yet a spec\n"), err);
    assertTrue(err.contains("= note: the file is left as it is\n"), err);
    assertEquals(template, Files.readString(file));
    assertEquals(1, run("fmt", "--check", "--diff", file.toString()));
    assertEquals("", out);
    Path open = file("open", "from host\nrun cat <<EOF\n");
    assertEquals(1, run("fmt", open.toString()));
    assertTrue(err.contains("no line EOF ends the here-document\n"), err);
  }

  @Test
  void astIsOneLineAFile() throws IOException {
    Path one = file("one", "FROM a\n");
    Path two = file("two", "FORM a\n");
    assertEquals(0, run("ast", one.toString(), two.toString()), err);
    List<String> lines = out.lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).startsWith("{\"file\":\"" + one + "\",\"ok\":true"), out);
    assertTrue(lines.get(1).contains("\"phase\":\"instructions\""), out);
    assertEquals(1, run("ast", folder.toString()));
  }

  @Test
  void astOfAnEmptyFileIsALineToo() throws IOException {
    Path empty = file("empty", "");
    assertEquals(0, run("ast", empty.toString()), err);
    assertTrue(out.contains("\"ok\":false,\"error\":{\"phase\":\"parse\""), out);
    assertEquals("", err);
  }
}
