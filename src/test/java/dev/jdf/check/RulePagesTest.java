package dev.jdf.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every rule has its page, and what the page shows as wrong and right is so. */
class RulePagesTest {

  private static final Path ROOT = Path.of("src/main/resources/dev/jdf/explain");

  private static final Pattern PAGE = Pattern.compile(
      "# (?<id>\\w+): (?<title>[^\\n]+)\\n\\n.+?\\n\\n"
          + "## Wrong\\n\\n```dockerfile\\n(?<wrong>.*?)```\\n\\n"
          + "## Right\\n\\n```dockerfile\\n(?<right>.*?)```\\n\\n"
          + "## Why\\n\\n(?<why>.+?)\\n\\n"
          + "## Silence\\n\\n(?<silence>.+)",
      Pattern.DOTALL);

  @TestFactory
  Stream<DynamicTest> pageIsRight() {
    return Rules.ALL.stream().map(rule -> dynamicTest(rule.id(), () -> check(rule)));
  }

  private static void check(Rule rule) throws IOException {
    Matcher page = PAGE.matcher(Files.readString(ROOT.resolve(rule.id() + ".md")));
    assertTrue(page.matches(), "the sections of the page");
    assertEquals(rule.id(), page.group("id"));
    assertEquals(rule.title(), page.group("title"));
    assertNotEquals(List.of(), findings(rule, page.group("wrong")), "wrong");
    assertEquals(List.of(), findings(rule, page.group("right")), "right");
  }

  private static List<Diagnostic> findings(Rule rule, String spec) throws IOException {
    Path settings = Path.of("src/test/resources/check", rule.id(), "settings.yaml");
    Optional<String> project =
        Files.exists(settings) ? Optional.of(Files.readString(settings)) : Optional.empty();
    return new RuleCase(rule, project).findings(new SourceFile("image.jdf", spec));
  }
}
