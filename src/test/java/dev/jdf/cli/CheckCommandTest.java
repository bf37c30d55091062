package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code jbuild check} says of specs, and how it ends. */
class CheckCommandTest {

  private static final String WARNED =
      "FROM host as base\nNETWORK host\nUSER 65534:65534\nCMD [\"/bin/true\"]\n";
  private static final String BROKEN = "FROM host\nCAP_ADD NET_ADMN\nCMD [\"/bin/true\"]\n";

  @TempDir
  Path folder;

  @Test
  void warningsAreShownAndDoNotFail() throws IOException {
    Ran outcome = check(file("image.jdf", WARNED));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("warning[HostNetwork]: "), outcome.out());
    assertTrue(outcome.out().contains("2 warnings, "), outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void theThresholdDecides() throws IOException {
    String spec = file("image.jdf", WARNED);
    assertEquals(1, check(spec, "--fail-on", "warning").code());
    assertEquals(0, check(spec, "--fail-on", "never").code());
    assertEquals(0, check(file("b.jdf", BROKEN), "--fail-on", "never").code());
  }

  @Test
  void mistakesOfEveryTargetAreTold() throws IOException {
    String other = "FROM host AS tool\nCAP_ADD NET_ADMN\nMEMORY 1x\n";
    Ran outcome = check(file("image.jdf", other + "FROM host\nCMD [\"/bin/true\"]\n"));
    assertEquals(1, outcome.code());
    assertTrue(outcome.out().contains("did you mean NET_ADMIN?"), outcome.out());
    assertTrue(outcome.out().contains("invalid unit 'x'"), outcome.out());
    assertFalse(outcome.out().contains("nothing to run"), "a command may follow --");
  }

  @Test
  void whatDoesNotCompileFailsAndIsToldOnce() throws IOException {
    Ran outcome = check(file("image.jdf", BROKEN));
    assertEquals(1, outcome.code());
    assertEquals(2, outcome.out().split("NET_ADMN'", -1).length, outcome.out());
  }

  @Test
  void anUnknownVariableIsToldOnce() throws IOException {
    String spec = file("image.jdf", "FROM host\nENV A=$NOPE\nCMD [\"/bin/true\"]\n");
    Ran outcome = check(spec);
    assertTrue(outcome.out().contains("[UndefinedVar]"), outcome.out());
    assertFalse(outcome.out().contains("[JDF"), outcome.out());
  }

  @Test
  void aMistypedLineHidesNoStrayByte() throws IOException {
    Path spec = folder.resolve("image.jdf");
    String text = "FROM host\nCMD [\"/a\"]\nENV A=\u0080b\nUSERR 1:1\n";
    Files.write(spec, text.getBytes(StandardCharsets.ISO_8859_1));
    Ran outcome = check(spec.toString());
    assertTrue(outcome.out().contains("[JDF001]"), outcome.out());
    assertTrue(outcome.out().contains("[JDF008]"), outcome.out());
  }

  @Test
  void misuseIsTwo() throws IOException {
    assertEquals(2, check().code());
    assertEquals(2, check("-", "--fix").code());
    assertEquals(2, check(file("image.jdf", WARNED), "--unsafe-fixes").code());
    assertEquals(1, check(folder + "/none.jdf").code());
    String err = check("-", "--fix").err();
    assertTrue(err.endsWith("See jbuild check --help.\n"), err);
  }

  @Test
  void foldersAreLookedThrough() throws IOException {
    Files.createDirectories(folder.resolve("a/b"));
    Files.createDirectories(folder.resolve(".hidden"));
    file("a/b/one.jdf", BROKEN);
    file("two.jdf", BROKEN);
    file(".hidden/three.jdf", BROKEN);
    Ran outcome = check(folder.toString());
    assertTrue(outcome.out().contains("one.jdf:2"), outcome.out());
    assertTrue(outcome.out().contains("two.jdf:2"), outcome.out());
    assertFalse(outcome.out().contains("three.jdf"), outcome.out());
    assertTrue(outcome.out().contains("2 errors"), outcome.out());
  }

  @Test
  void aFolderWithoutSpecsIsNoCleanOne() {
    Ran outcome = check(folder.toString());
    assertEquals(1, outcome.code());
    assertEquals("", outcome.out());
    assertEquals("jbuild: no .jdf file in " + folder + "\n", outcome.err());
  }

  @Test
  void eachFolderWithoutSpecsIsTold() throws IOException {
    Files.createDirectories(folder.resolve("empty"));
    Files.createDirectories(folder.resolve("full"));
    file("full/a.jdf", "# check=skip=all\nFROM host\nCMD [\"/bin/true\"]\n");
    Ran outcome = check(folder + "/full", folder + "/empty");
    assertEquals(1, outcome.code());
    assertEquals("jbuild: no .jdf file in " + folder + "/empty\n", outcome.err());
    assertTrue(outcome.out().contains("nothing found in 1 file"), outcome.out());
  }

  @Test
  void aFileThatIsNamedTwiceIsToldOnce() throws IOException {
    String spec = file("image.jdf", BROKEN);
    assertEquals(check(spec).out(), check(spec, spec).out());
  }

  @Test
  void findingsOfOnePlaceShareAFrame() throws IOException {
    String text = check(file("image.jdf", BROKEN)).out();
    assertEquals(2, text.split("--> .*image.jdf:1:1\n", -1).length, text);
    assertTrue(text.contains("[MissingMemoryLimit]"), text);
    assertTrue(text.contains("note: CIS 5.11"), text);
    assertTrue(text.contains("note: CIS 5.12"), text);
  }

  @Test
  void longLinesAreCutToTheWidth() throws IOException {
    String spec = file("image.jdf", "FROM host\nENTRYPOINT exec " + "x".repeat(500) + "\n");
    String cut = CheckRun.of(Map.of("COLUMNS", "60"), spec).out();
    assertTrue(cut.contains("[JSONArgsRecommended]"), cut);
    assertTrue(cut.lines().allMatch(line -> line.length() < 500), cut);
  }

  @Test
  void wordsBesideCaretsAreBrokenToTheWidth() throws IOException {
    String broken =
        CheckRun.of(Map.of("COLUMNS", "34"), file("image.jdf", BROKEN)).out();
    assertTrue(broken.contains("^^^^^^^^\n"), broken);
    assertTrue(broken.contains("did you mean\n"), broken);
    List<String> frame = broken.lines().filter(line -> line.contains(" | ")).toList();
    assertTrue(frame.stream().allMatch(line -> line.length() <= 34), broken);
  }

  @Test
  void wordsOfOptionsAreOffered() {
    assertTrue(check("a.jdf", "--format", "jsn").err().contains("did you mean json?"));
    assertTrue(
        check("a.jdf", "--fail-on", "x").err().contains("error, warning, info, hint, never"));
  }

  @Test
  void ofAWrongLineOnlyTheMistakeIsTold() throws IOException {
    Ran outcome = check(file("image.jdf", "FROM host\nMEMORY 512x\nCMD [\"/bin/true\"]\n"));
    assertTrue(outcome.out().contains("invalid unit 'x'"), outcome.out());
    assertFalse(outcome.out().contains("[MemoryWithoutSwapLimit]"), outcome.out());
    assertTrue(outcome.out().contains("[MissingPidsLimit]"), outcome.out());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Ran check(String... args) {
    return CheckRun.of(folder, args);
  }
}
