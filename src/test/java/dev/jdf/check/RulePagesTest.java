package dev.jdf.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.SpecParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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

  /** What a page shows as silencing does silence, and a rule that no comment silences shows none. */
  @TestFactory
  Stream<DynamicTest> silenceIsRight() {
    return Rules.ALL.stream().map(rule -> dynamicTest(rule.id(), () -> checkSilence(rule)));
  }

  private static void checkSilence(Rule rule) throws IOException {
    Matcher page = PAGE.matcher(Files.readString(ROOT.resolve(rule.id() + ".md")));
    assertTrue(page.matches());
    String silence = page.group("silence");
    assertTrue(silence.contains("\nseverity: {" + rule.id() + ": "), silence);
    String above = "# jdf: ignore " + rule.id() + " the reason\n";
    String onTop = "# check=skip=" + rule.id() + "\n";
    assertEquals(rule.canBeIgnored(), silence.contains(above), silence);
    assertEquals(rule.canBeIgnored(), silence.contains(onTop), silence);
    String wrong = page.group("wrong");
    if (rule.canBeIgnored()) {
      assertEquals(List.of(), findings(rule, onTop + wrong), "on top");
      assertEquals(List.of(), findings(rule, above(rule, wrong, above)), "above the line");
    } else {
      assertNotEquals(List.of(), findings(rule, onTop + wrong), "on top");
      assertNotEquals(List.of(), findings(rule, above(rule, wrong, above)), "above the line");
    }
  }

  /** With a comment above each instruction that has a finding, from the last one up. */
  private static String above(Rule rule, String wrong, String comment) throws IOException {
    Spec spec = SpecParser.parse(new SourceFile("image.jdf", wrong)).spec();
    TreeSet<Integer> places = new TreeSet<>();
    for (Diagnostic finding : findings(rule, wrong)) {
      places.add(spec.at(finding.span().start()).orElseThrow().span().start());
    }
    StringBuilder text = new StringBuilder(wrong);
    places.descendingSet().forEach(place -> text.insert(place, comment));
    return text.toString();
  }

  private static List<Diagnostic> findings(Rule rule, String spec) throws IOException {
    Path settings = Path.of("src/test/resources/check", rule.id(), "settings.yaml");
    Optional<String> project =
        Files.exists(settings) ? Optional.of(Files.readString(settings)) : Optional.empty();
    return new RuleCase(rule, project).findings(new SourceFile("image.jdf", spec));
  }
}
