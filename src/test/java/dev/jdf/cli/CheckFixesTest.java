package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code jbuild check --fix} and {@code --diff} do to files. */
class CheckFixesTest {

  private static final String WARNED =
      "FROM host as base\nNETWORK host\nUSER 65534:65534\nCMD [\"/bin/true\"]\n";

  /** Both kinds of fixes: the case of AS, and the names of three things. */
  private static final String MISTYPED =
      "FORM host as base\nCAP_ADD NET_ADMN SYS_TIM\nUSER 65534:65534\nCMD [\"/bin/true\"]\n";

  private static final String MENDED =
      "FROM host AS base\nCAP_ADD NET_ADMIN SYS_TIME\nUSER 65534:65534\nCMD [\"/bin/true\"]\n";

  @TempDir
  Path folder;

  @Test
  void fixesKeepEverythingElse() throws IOException {
    String spec =
        file("image.jdf", "FROM host as base\r\n  env A b c # d\nexpose 53/UDP\n\tCMD [\"x\"]\n");
    Ran outcome = check(spec, "--fix");
    assertEquals(
        "FROM host AS base\r\n  ENV A=\"b c # d\"\nEXPOSE 53/udp\n\tCMD [\"x\"]\n",
        Files.readString(Path.of(spec)));
    assertTrue(outcome.err().contains("image.jdf: 5 fixes"), outcome.err());
    assertEquals("", check(spec, "--diff").out());
  }

  @Test
  void whatOnlyMayBeMeantIsNotFixed() throws IOException {
    String text = "FROM host\nUSER 54321\nCAP_ADD NET_ADMN\nCMD [\"/bin/true\"]\n";
    String spec = file("image.jdf", text);
    check(spec, "--fix");
    assertEquals(text, Files.readString(Path.of(spec)));
  }

  @Test
  void aDiffChangesNothing() throws IOException {
    String spec = file("image.jdf", WARNED);
    Ran outcome = check(spec, "--diff");
    assertEquals(WARNED, Files.readString(Path.of(spec)));
    assertTrue(outcome.out().contains("-FROM host as base\n+FROM host AS base\n"), outcome.out());
  }

  @Test
  void aDiffOfFixesChangesNothing() throws IOException {
    String spec = file("image.jdf", WARNED);
    Ran outcome = check(spec, "--fix", "--diff");
    assertEquals(WARNED, Files.readString(Path.of(spec)));
    assertEquals(check(spec, "--diff"), outcome);
  }

  @Test
  void theAuthorIsMovedOnDemandOnly() throws IOException {
    String text = "FROM host\nMAINTAINER me\nUSER 1:1\nCMD [\"/bin/true\"]\n";
    String spec = file("image.jdf", text);
    check(spec, "--fix");
    assertEquals(text, Files.readString(Path.of(spec)));
    check(spec, "--fix", "--unsafe-fixes");
    assertTrue(Files.readString(Path.of(spec))
        .contains("\nLABEL org.opencontainers.image.authors=\"me\"\n"));
  }

  @Test
  void whatIsProbablyMeantIsFixedOnDemand() throws IOException {
    String spec = file("image.jdf", MISTYPED);
    Ran outcome = check(spec, "--fix", "--unsafe-fixes");
    assertEquals(MENDED, Files.readString(Path.of(spec)));
    assertTrue(outcome.err().contains("image.jdf: 4 fixes"), outcome.err());
  }

  @Test
  void theSummaryCountsBothKinds() throws IOException {
    String spec = file("image.jdf", MISTYPED);
    String before = check(spec).out();
    assertTrue(
        before.endsWith("\nfixable: 1 with --fix, 3 more with --fix --unsafe-fixes\n"), before);
    String after = check(spec, "--fix").out();
    assertTrue(after.endsWith("\nfixable: 3 with --fix --unsafe-fixes\n"), after);
    check(spec, "--fix", "--unsafe-fixes");
    String last = check(spec).out();
    assertTrue(last.lines().noneMatch(line -> line.startsWith("fixable")), last);
  }

  @Test
  void aDiffOfWhatIsProbablyMeantChangesNothing() throws IOException {
    String spec = file("image.jdf", MISTYPED);
    String diff = check(spec, "--diff", "--unsafe-fixes").out();
    assertEquals(MISTYPED, Files.readString(Path.of(spec)));
    List<String> changed =
        diff.lines().filter(line -> line.matches("[-+][^-+].*")).toList();
    assertEquals(
        List.of(
            "-FORM host as base",
            "-CAP_ADD NET_ADMN SYS_TIM",
            "+FROM host AS base",
            "+CAP_ADD NET_ADMIN SYS_TIME"),
        changed);
  }

  @Test
  void standardInputHasADiff() throws IOException {
    Ran outcome = check("-", "--diff", "--unsafe-fixes");
    assertTrue(outcome.out().contains("+FROM host AS base\n"), outcome.out());
  }

  @Test
  void permissionsAndLinksStay() throws IOException {
    Path spec = Path.of(file("image.jdf", WARNED));
    Files.setPosixFilePermissions(spec, PosixFilePermissions.fromString("rwx------"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("image.jdf"));
    check(link.toString(), "--fix");
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(WARNED.replace(" as ", " AS "), Files.readString(spec));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(spec)));
  }

  @Test
  void aFileOfTwoNamesIsFixedOnce() throws IOException {
    String spec = file("image.jdf", WARNED);
    String other = folder.resolve(".").resolve("image.jdf").toString();
    assertEquals(spec + ": 1 fix\n", check(spec, other, "--fix").err());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private Ran check(String... args) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(args));
    Map<String, String> environment = Map.of("HOME", folder.toString());
    return Ran.jbuild(MISTYPED, environment, all.toArray(String[]::new));
  }
}
