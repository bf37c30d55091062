package dev.jdf.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.SpecParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which stages rules about what can run look at. */
class TargetsTest {

  @Test
  void aStageThatAnotherStartsFromIsNotLookedAt() {
    assertEquals(List.of(2), targets("FROM a AS b\nFROM b\n"));
  }

  @Test
  void namesOfBasesAreTakenAsTheyAreWritten() {
    assertEquals(List.of(1, 2), targets("FROM a AS b\nFROM B\n"));
  }

  @Test
  void aStageThatFilesAreTakenFromIsNotLookedAt() {
    assertEquals(List.of(3), targets("""
        FROM a AS b
        FROM a AS c
        FROM a
        COPY --from=B a b
        RUN --mount=type=bind,from=1 c
        """));
  }

  @Test
  void aStageIsUsedOnlyBelowIt() {
    assertEquals(List.of(1, 3), targets("FROM b\nCOPY --from=b / /\nFROM a AS b\n"));
  }

  @Test
  void stagesBeyondTheTenThousandthAreLookedAt() {
    assertEquals(12_000, targets("FROM a\n".repeat(12_000)).size());
  }

  @Test
  void theLastStagesAreLookedAtWhereAllAreTooMuch() {
    String base = "FROM a AS b\n" + "TTY\n".repeat(999);
    List<Integer> targets = targets(base + "FROM b\n".repeat(1_000));
    assertEquals(249, targets.size());
    assertEquals(2_000, targets.get(targets.size() - 1));
    assertEquals(List.of(1_751), left(base + "FROM b\n".repeat(1_000)));
  }

  @Test
  void allStagesAreLookedAtWhereTheyInheritLittle() {
    assertEquals(List.of(), left("FROM a AS b\nTTY\n" + "FROM b\n".repeat(2_000)));
  }

  @Test
  void aStageIsLookedAtHoweverMuchItInherits() {
    assertEquals(List.of(), left("FROM a AS b\n" + "TTY\n".repeat(260_000)));
  }

  @Test
  void oneValueUsedInEveryStageIsTooMuchText() {
    String base = "FROM a AS b\nENV A=" + "a".repeat(1 << 15) + "\n" + "LABEL a=$A\n".repeat(100);
    assertEquals(List.of(107), left(base + "FROM b\n".repeat(10)));
  }

  /** The lines of the stages that are looked at: nothing in these texts says USER. */
  private static List<Integer> targets(String text) {
    return lines("MissingUser", text);
  }

  /** Where the check gave up. */
  private static List<Integer> left(String text) {
    return lines(CheckCode.STAGES_LEFT.id(), text);
  }

  private static List<Integer> lines(String code, String text) {
    SourceFile source = new SourceFile("image.jdf", text);
    return new Checker(Settings.DEFAULT)
        .check(SpecParser.parse(source)).stream()
            .filter(finding -> finding.code().id().equals(code))
            .map(Diagnostic::span)
            .map(span -> source.line(span.start()))
            .toList();
  }
}
