package dev.jdf.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.ReferenceCases;
import dev.jdf.syntax.SpecParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real files, corners of the syntax and damaged files: none loses anything. */
class FormatReferenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void formattingChangesOnlyTheLayout(String file) throws IOException {
    List<String> differences = new ArrayList<>();
    List<JsonNode> rows = ReferenceCases.rows(file);
    for (JsonNode row : rows) {
      String name = ReferenceCases.name(row);
      SourceFile source = SourceFile.decode(name, ReferenceCases.bytes(row));
      String formatted = Formatter.draft(source);
      if (!Sameness.holds(source, formatted)) {
        differences.add(name + " means something else:\n" + formatted);
      }
      String again = Formatter.draft(new SourceFile(name, formatted));
      if (!again.equals(formatted)) {
        differences.add(name + " changes again:\n" + formatted + "\n---\n" + again);
      }
    }
    assertFalse(rows.isEmpty());
    assertEquals("", String.join("\n", differences));
  }

  /** What the formatter's own look relies on. */
  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void everyInstructionHasItsLine(String file) throws IOException {
    for (JsonNode row : ReferenceCases.rows(file)) {
      SourceFile source =
          SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row));
      List<Integer> starts = SpecParser.parse(source).spec().instructions().stream()
          .map(instruction -> source.line(instruction.span().start()))
          .toList();
      assertEquals(starts.size(), Layout.of(source).lines().size(), source.name());
    }
  }
}
