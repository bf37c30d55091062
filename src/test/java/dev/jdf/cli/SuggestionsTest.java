package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.check.Fixes;
import dev.jdf.check.Settings;
import dev.jdf.compile.SpecCheck;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Wherever a name of ours is expected, a mistyped one is told which was meant. */
class SuggestionsTest {

  private static final Path TABLE = Path.of("src/test/resources/suggestions.txt");
  private static final String TOP = "top ";

  @TestFactory
  Stream<DynamicTest> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(row -> row.contains(" -> "))
        .map(row -> row.split(" -> ", 2))
        .map(row ->
            dynamicTest(row[0], () -> assertEquals(spec(row[1]), mended(spec(row[0])), row[0])));
  }

  private static String spec(String line) {
    if (line.startsWith("FROM")) {
      return line + "\nCMD [\"true\"]\n";
    }
    return line.startsWith(TOP)
        ? line.substring(TOP.length()) + "\nFROM host\nCMD [\"true\"]\n"
        : "FROM host\n" + line + "\nCMD [\"true\"]\n";
  }

  /** The text with the first offer taken that a check makes. */
  private static String mended(String text) {
    SourceFile source = new SourceFile("image.jdf", text);
    List<Diagnostic> offers = new SpecCheck(Map.of())
        .check(source, Path.of("/"), Settings.DEFAULT).findings().stream()
            .filter(finding -> finding.fix() != null && !Fixes.isSound(finding))
            .limit(1)
            .toList();
    return Fixes.applied(text, offers);
  }
}
