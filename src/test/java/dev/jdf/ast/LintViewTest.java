package dev.jdf.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What {@code jbuild ast} says of rules: those of the reference, at whole instructions. */
class LintViewTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void aFindingIsOfItsInstruction() throws IOException {
    assertEquals(MAPPER.readTree("""
            [{"rule": "LegacyKeyValueFormat", "start": 2, "end": 3,
              "message": "\\"ENV key=value\\" should be used instead of legacy \\"ENV key value\\" format"}]
            """), lint("FROM a\nENV A b \\\n  c\n"));
  }

  @Test
  void emptyLinesOfAnInstructionAreOneFindingAtItsEnd() throws IOException {
    JsonNode lint = lint("FROM a\nRUN a \\\n\n  b \\\n\n  c\n");
    assertEquals(1, lint.size(), lint.toString());
    assertEquals("NoEmptyContinuation", lint.get(0).get("rule").asText());
    assertEquals(6, lint.get(0).get("start").asInt());
  }

  @Test
  void emptyLinesAreAboveWhatAHereDocumentSays() throws IOException {
    JsonNode lint = lint("FROM a\nRUN a \\\n\n  <<E\n  b\nE\n");
    assertEquals(4, lint.path(0).path("start").asInt(), lint.toString());
  }

  @Test
  void findingsComeInTheOrderOfLinesAndThenOfMessages() throws IOException {
    assertEquals(
        List.of("1 FromAsCasing", "1 StageNameCasing", "2 LegacyKeyValueFormat", "10 UndefinedVar"),
        StreamSupport.stream(
                lint("FROM a as B\nENV b c" + "\n".repeat(8) + "USER $d\n").spliterator(), false)
            .map(it -> it.get("start").asText() + " " + it.get("rule").asText())
            .toList());
  }

  @Test
  void aVariableIsFoundWhereverItIsUsed() throws IOException {
    assertEquals(2, lint("FROM a\nENV c=$b d=$b\n").size());
  }

  @Test
  void rulesThatTheReferenceDoesNotHaveAreNotItsLint() throws IOException {
    assertEquals(true, lint("FROM a\nPRIVILEGED\nCMD [\"a\"]\n").isMissingNode());
  }

  private static JsonNode lint(String text) throws IOException {
    return MAPPER.readTree(FileView.json(new SourceFile("image.jdf", text))).path("lint");
  }
}
