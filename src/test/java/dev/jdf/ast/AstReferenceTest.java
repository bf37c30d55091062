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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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

  /** What is read otherwise on purpose: which differences, and why. */
  private enum Decision {
    FLAGS_ARE_UTF8("LANGUAGE.md B1.5: flags are UTF-8; that the reference mangles them is a bug") {
      @Override
      boolean explains(Difference difference) {
        byte[] bytes = difference.wanted().asText().getBytes(StandardCharsets.ISO_8859_1);
        return difference.got().isTextual()
            && difference.got().asText().equals(new String(bytes, StandardCharsets.UTF_8));
      }
    },
    EMPTY_RUN_HAS_NO_FORM("an empty RUN has no shell, whether or not its line goes on") {
      @Override
      boolean explains(Difference difference) {
        return difference.path().endsWith(".PrependShell")
            && difference.of().path("CmdLine").isEmpty();
      }
    },
    TRIGGERS_END_WITH_A_WORD("the blanks at its end are no part of what ONBUILD keeps") {
      @Override
      boolean explains(Difference difference) {
        return difference.path().matches(".*[.](Expression|OnBuild\\[\\d+])")
            && difference
                .wanted()
                .asText()
                .stripTrailing()
                .equals(difference.got().asText());
      }
    };

    private final String reason;

    Decision(String reason) {
      this.reason = reason;
    }

    abstract boolean explains(Difference difference);

    /** Why something is read otherwise, if all of it is on purpose. */
    static Optional<String> of(List<Difference> differences) {
      Set<String> reasons = new TreeSet<>();
      for (Difference difference : differences) {
        Optional<Decision> decision =
            Stream.of(values()).filter(it -> it.explains(difference)).findFirst();
        if (decision.isEmpty()) {
          return Optional.empty();
        }
        reasons.add(decision.get().reason);
      }
      return Optional.of(String.join("; ", reasons));
    }
  }

  /** @param of what the differing value is a part of, as the reference has it */
  private record Difference(String path, JsonNode of, JsonNode wanted, JsonNode got) {

    @Override
    public String toString() {
      return path + ": wanted " + wanted + ", but got " + got;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void filesReadAsInTheReference(String file) throws IOException {
    Tally tally = new Tally(file + " as trees");
    for (JsonNode row : ReferenceCases.rows(file)) {
      JsonNode expected = row.has("expected") ? row.get("expected") : row;
      SourceFile source = SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row));
      JsonNode actual = MAPPER.readTree(FileView.json(source));
      List<Difference> found = new ArrayList<>();
      PARTS.stream()
          .filter(part -> expected.has(part) && actual.has(part) && isComparable(row, part))
          .forEach(part -> compare(part, expected, actual, found));
      Optional<String> difference =
          found.isEmpty() ? Optional.empty() : Optional.of(found.toString());
      tally.add(source.name(), difference, Decision.of(found));
    }
    assertEquals("", tally.differences());
    assertFalse(tally.isEmpty());
  }

  private static void compare(
      String part, JsonNode expected, JsonNode actual, List<Difference> found) {
    boolean broken = !actual.has("stages") || !expected.has("stages");
    JsonNode want = normal(expected.get(part), broken);
    JsonNode got = normal(actual.get(part), broken);
    compare(new Difference(part, expected, want, got), found);
  }

  /** The image depends on arguments of the command line where the case has some. */
  private static boolean isComparable(JsonNode row, String part) {
    return !(part.equals("image") && row.path("case").has("build_args"));
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

  /** What is different inside of two values. */
  private static void compare(Difference both, List<Difference> found) {
    JsonNode want = both.wanted();
    JsonNode got = both.got();
    boolean lists = want.isArray() && got.isArray() && want.size() == got.size();
    if (lists) {
      for (int i = 0; i < want.size(); i++) {
        String path = both.path() + "[" + i + "]";
        compare(new Difference(path, want, want.get(i), got.get(i)), found);
      }
    } else if (want.isObject() && got.isObject()) {
      Set<String> names = new TreeSet<>();
      want.fieldNames().forEachRemaining(names::add);
      got.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String path = both.path() + "." + name;
        compare(new Difference(path, want, want.path(name), got.path(name)), found);
      }
    } else if (!want.equals(got)) {
      found.add(both);
    }
  }
}
