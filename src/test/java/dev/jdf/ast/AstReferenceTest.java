package dev.jdf.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.ReferenceCases;
import dev.jdf.syntax.Tally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what {@code jbuild ast} prints against the answers of the reference front end. */
class AstReferenceTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final List<String> PARTS =
      List.of("directives", "escape", "nodes", "meta_args", "stages", "image");

  /** Where nodes are wrong, the reference keeps more or less of them than jdf does. */
  private static final Set<String> OF_BROKEN =
      new TreeSet<>(List.of("instruction", "word", "original", "start", "end", "comments"));

  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void filesReadAsInTheReference(String file) throws IOException {
    Tally tally = new Tally(file + " as trees");
    for (JsonNode row : ReferenceCases.rows(file)) {
      JsonNode expected = row.has("expected") ? row.get("expected") : row;
      SourceFile source = SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row));
      JsonNode actual = MAPPER.readTree(FileView.json(source));
      List<TreeDifference> found = new ArrayList<>();
      PARTS.stream()
          .filter(part -> expected.has(part) && actual.has(part) && isComparable(row, part))
          .forEach(part -> compare(part, expected, actual, found));
      if (expected.has("nodes")) { // Where nothing can be read, the reference has no warnings.
        compare("parser_warnings", expected, actual, found);
      }
      compareErrors(row, expected, actual, found);
      Optional<String> difference =
          found.isEmpty() ? Optional.empty() : Optional.of(found.toString());
      tally.add(source.name(), difference, TreeDecision.of(found));
    }
    assertEquals("", tally.differences());
    assertFalse(tally.isEmpty());
  }

  /** Whether there is one, when it is found, and where; what it says is each side's own. */
  private static void compareErrors(
      JsonNode row, JsonNode expected, JsonNode actual, List<TreeDifference> found) {
    assertEquals(actual.path("ok").asBoolean(), !actual.has("error"), actual::toString);
    assertEquals(expected.path("ok").asBoolean(), !expected.has("error"), expected::toString);
    boolean same = expected.has("error") == actual.has("error");
    if (!same && isComparable(row, "image")) {
      found.add(
          new TreeDifference("error", expected, expected.path("error"), actual.path("error")));
    } else if (expected.has("error") && actual.has("error")) {
      comparePlaces(expected, actual, found);
    }
  }

  /** The reference points at whole instructions, and at nothing where it knows no place. */
  private static void comparePlaces(
      JsonNode expected, JsonNode actual, List<TreeDifference> found) {
    JsonNode want = expected.get("error");
    JsonNode got = actual.get("error");
    int line = got.at("/lines/0/0").asInt();
    boolean there = !want.has("lines") || want.at("/lines/0/0").asInt() == 0;
    for (JsonNode range : want.path("lines")) {
      there |= range.get(0).asInt() <= line && line <= range.get(1).asInt();
    }
    if (!there || !want.get("phase").equals(got.get("phase"))) {
      found.add(new TreeDifference(TreeDifference.ERROR_PLACE, expected, want, got));
    }
  }

  private static void compare(
      String part, JsonNode expected, JsonNode actual, List<TreeDifference> found) {
    boolean broken = !actual.has("stages") || !expected.has("stages");
    JsonNode want = normal(expected.path(part), broken);
    JsonNode got = normal(actual.path(part), broken);
    new TreeDifference(part, expected, want, got).collect(found);
  }

  /** The image depends on arguments of the command line where the case has some. */
  private static boolean isComparable(JsonNode row, String part) {
    return !(part.equals("image") && row.path("case").has("build_args"));
  }

  /** Comments without their #, which the reference leaves behind blanks. */
  private static JsonNode normal(JsonNode part, boolean broken) {
    for (JsonNode node : part) {
      if (node instanceof ObjectNode object && object.has("original")) {
        if (broken) {
          object.retain(OF_BROKEN);
        }
        if (object.has("comments")) {
          ArrayNode bare = object.arrayNode();
          object.get("comments").forEach(it -> bare.add(it.asText().replaceFirst("^#\\s*", "")));
          object.set("comments", bare);
        }
      }
    }
    return part;
  }
}
