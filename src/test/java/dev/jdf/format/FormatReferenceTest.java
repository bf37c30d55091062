package dev.jdf.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.ast.FileView;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.RandomText;
import dev.jdf.syntax.ReferenceCases;
import dev.jdf.syntax.SpecParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
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
      SourceFile after = new SourceFile(name, formatted);
      if (!Sameness.holds(source, formatted) || !ast(source).equals(ast(after))) {
        differences.add(name + " means something else:\n" + formatted);
      }
      String again = Formatter.draft(after);
      if (!again.equals(formatted)) {
        differences.add(name + " changes again:\n" + formatted + "\n---\n" + again);
      }
    }
    assertFalse(rows.isEmpty());
    assertEquals("", String.join("\n", differences));
  }

  /** Not even when it need not be held back, as a formatted text that means something else is. */
  @RepeatedTest(300)
  void noEditLeadsTheFormatterAstray(RepetitionInfo repetition) throws IOException {
    int seed = repetition.getCurrentRepetition();
    for (String text : List.of(RandomText.edited(seed), RandomText.pieces(seed))) {
      SourceFile source = new SourceFile("image.jdf", text);
      String formatted = Formatter.draft(source);
      assertTrue(Sameness.holds(source, formatted), () -> text + "\n---\n" + formatted);
    }
  }

  /** What {@code jbuild ast} says, but for the places, the case of keywords and what is about them. */
  private static JsonNode ast(SourceFile source) throws IOException {
    ObjectNode file = (ObjectNode) new ObjectMapper().readTree(FileView.json(source));
    file.findParents("original")
        .forEach(node -> ((ObjectNode) node).remove(List.of("original", "start", "end", "word")));
    file.path("nodes").forEach(FormatReferenceTest::withoutCase);
    file.findParents("lines").forEach(error -> ((ObjectNode) error).remove("lines"));
    file.findParents("line").forEach(directive -> ((ObjectNode) directive).remove("line"));
    file.path("stages")
        .forEach(stage -> stage.path("commands").forEach(command -> {
          ObjectNode named = (ObjectNode) command;
          named.put("name", named.get("name").asText().toUpperCase(Locale.ROOT));
        }));
    file.remove(List.of("lint", "parser_warnings"));
    return file;
  }

  /** AS is a keyword in the middle of a line. */
  private static void withoutCase(JsonNode node) {
    if (node.path("instruction").asText().equals("FROM") && node.path("args").size() == 3) {
      ArrayNode words = (ArrayNode) node.get("args");
      words.set(1, words.textNode(words.get(1).asText().toUpperCase(Locale.ROOT)));
    }
  }

  /** What the formatter's own look relies on. */
  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void everyInstructionHasItsLine(String file) throws IOException {
    for (JsonNode row : ReferenceCases.rows(file)) {
      SourceFile source = SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row));
      List<Integer> starts = SpecParser.parse(source).spec().instructions().stream()
          .map(instruction -> source.line(instruction.span().start()))
          .toList();
      assertEquals(starts.size(), Layout.of(source).lines().size(), source.name());
    }
  }
}
