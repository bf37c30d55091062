package dev.jdf.ast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.ReferenceCases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /** Differences that are decided, each with the reason. */
  private static final Map<String, String> DECIDED = new TreeMap<>(Map.of(
      "bad-utf8-flag", "LANGUAGE.md B1.5: flags are decoded as UTF-8",
      "flag-utf8", "LANGUAGE.md B1.5: flags are decoded as UTF-8",
      "cont-empty-run", "an empty RUN is one, however it is written",
      "onbuild-cmd-blank", "blanks at the end are no part of a trigger"));

  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void filesReadAsInTheReference(String file) throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (JsonNode row : ReferenceCases.rows(file)) {
      JsonNode expected = row.has("expected") ? row.get("expected") : row;
      SourceFile source = SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row));
      JsonNode actual = MAPPER.readTree(FileView.json(source));
      for (String part : PARTS) {
        if (expected.has(part) && actual.has(part) && isComparable(row, part)) {
          compared++;
          List<String> found = new ArrayList<>();
          boolean broken = !actual.has("stages") || !expected.has("stages");
          JsonNode want = normal(expected.get(part), broken);
          compare(part, want, normal(actual.get(part), broken), found);
          found.forEach(text -> differences.add(source.name() + " " + text));
        }
      }
    }
    assertTrue(compared > 0);
    assertEquals("", String.join("\n", differences));
  }

  /** The image depends on arguments of the command line where the case has some. */
  private static boolean isComparable(JsonNode row, String part) {
    return !(part.equals("image") && row.path("case").has("build_args"))
        && !DECIDED.containsKey(ReferenceCases.name(row));
  }

  /** Comments without their #, which the reference leaves behind blanks; AS in upper case. */
  private static JsonNode normal(JsonNode part, boolean broken) {
    for (JsonNode node : part) {
      if (node instanceof ObjectNode object && object.has("original")) {
        if (broken) {
          object.retain(OF_BROKEN);
        } else if (object.path("instruction").asText().equals("FROM")) {
          normalFrom(object.withArray("args"));
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

  private static void normalFrom(ArrayNode arguments) {
    if (arguments.size() == 3) {
      arguments.set(1, arguments.textNode("AS"));
      arguments.set(2, arguments.textNode(arguments.get(2).asText().toLowerCase(Locale.ROOT)));
    }
  }

  private static void compare(String path, JsonNode want, JsonNode got, List<String> found) {
    boolean lists = want.isArray() && got.isArray() && want.size() == got.size();
    if (lists) {
      for (int i = 0; i < want.size(); i++) {
        compare(path + "[" + i + "]", want.get(i), got.get(i), found);
      }
    } else if (want.isObject() && got.isObject()) {
      Set<String> names = new TreeSet<>();
      want.fieldNames().forEachRemaining(names::add);
      got.fieldNames().forEachRemaining(names::add);
      names.forEach(it -> compare(path + "." + it, want.path(it), got.path(it), found));
    } else if (!want.equals(got)) {
      found.add(path + ": wanted " + want + ", but got " + got);
    }
  }
}
