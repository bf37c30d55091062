package dev.jdf.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.diagnostic.Renderer;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code check/RULE/CASE.jdf} has beside it what that rule says of it, as users see it: nothing
 * for a case where it does not fire. The settings are {@code CASE.yaml} or the rule's {@code
 * settings.yaml}.
 */
class RuleFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/check");
  private static final int WIDTH = 100;
  private static final boolean UPDATE = System.getProperty("golden.update") != null;

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return files(".jdf").stream()
        .map(file -> dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyRuleHasBothKindsOfCases() {
    return Rules.ALL.stream()
        .map(rule -> dynamicTest(rule.id(), () -> {
          List<Path> results = files(".txt").stream()
              .filter(file -> ruleName(file).equals(rule.id()))
              .toList();
          long silent =
              results.stream().filter(file -> file.toFile().length() == 0).count();
          assertTrue(silent > 0, "no case where it is silent");
          assertTrue(silent < results.size(), "no case where it fires");
        }));
  }

  @Test
  void everyFileBelongsToARuleAndACase() throws IOException {
    Set<String> orphans = new TreeSet<>();
    for (Path file : files("")) {
      String name = file.getFileName().toString();
      boolean known = Rules.named(ruleName(file)).isPresent();
      boolean paired = name.equals("settings.yaml")
          || Files.exists(file.resolveSibling(name.replaceAll("\\.(txt|yaml)$", ".jdf")));
      if (!known || !paired) {
        orphans.add(file.toString());
      }
    }
    assertEquals(Set.of(), orphans);
  }

  private static void check(Path file) throws IOException {
    Rule rule = Rules.named(ruleName(file)).orElseThrow();
    Path own = Path.of(file.toString().replaceAll("jdf$", "yaml"));
    Path settings = Files.exists(own) ? own : file.resolveSibling("settings.yaml");
    RuleCase ruleCase = new RuleCase(
        rule, Files.exists(settings) ? Optional.of(Files.readString(settings)) : Optional.empty());
    SourceFile source = SourceFile.decode(file.getFileName().toString(), Files.readAllBytes(file));
    String found = ruleCase.findings(source).stream()
        .map(finding -> Renderer.render(source, finding, false, WIDTH))
        .collect(Collectors.joining("\n"));
    Path expected = Path.of(file.toString().replaceAll("jdf$", "txt"));
    String before = Files.exists(expected) ? Files.readString(expected) : "(none)";
    if (UPDATE && !before.equals(found)) {
      Files.writeString(expected, found);
      fail("wrote " + expected);
    }
    assertEquals(before, found);
  }

  /** The folder that a file is in. */
  private static String ruleName(Path file) {
    return file.getName(file.getNameCount() - 2).toString();
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }
}
