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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
    PORTS_AND_SIGNALS_ARE_COMPILED("what a port and a signal may be is checked by compiling") {
      @Override
      boolean explains(Difference difference) {
        return difference.isErrorLike("invalid (containerPort|signal): .*");
      }
    },
    NOTHING_IS_COPIED("a stage is not evaluated because COPY takes from it: nothing is copied") {
      @Override
      boolean explains(Difference difference) {
        JsonNode last = difference.of().path("stages").path(-1);
        for (JsonNode stage : difference.of().path("stages")) {
          last = stage;
        }
        int start = 0;
        for (JsonNode node : difference.of().path("nodes")) {
          boolean from = node.path("instruction").asText().equals("FROM");
          start = from ? node.path("start").asInt() : start;
        }
        String base = last.path("base").asText();
        boolean inherits =
            difference.of().path("stages").findValuesAsText("name").contains(base);
        return difference.isErrorLike("(failed to parse stage name|circular dependency).*")
            && difference.wanted().path("lines").path(0).path(0).asInt() < start
            && !inherits;
      }
    },
    FINDINGS_ARE_NO_ERRORS("check=error=true is about the outcome of jbuild check") {
      @Override
      boolean explains(Difference difference) {
        return difference.isErrorLike("lint violation found for rules: .*");
      }
    },
    TRIGGERS_ARE_CHECKED("flags of what ONBUILD keeps are looked at where they are written") {
      @Override
      boolean explains(Difference difference) {
        int line = difference.got().path("lines").path(0).path(0).asInt();
        return difference.path().equals("error")
            && difference.wanted().isMissingNode()
            && nodes(difference.of())
                .anyMatch(node -> node.path("instruction").asText().equals("ONBUILD")
                    && node.path("start").asInt() == line);
      }
    },
    ERRORS_HAVE_A_LINE("where a file has no line for an error, or only the one before, ours has") {
      @Override
      boolean explains(Difference difference) {
        String message = difference.wanted().path("message").asText();
        return difference.path().equals("error place")
            && difference.wanted().path("phase").equals(difference.got().path("phase"))
            && message.matches("file with no instructions|dockerfile line greater than max .*");
      }
    },
    MOUNTS_ARE_READ_WITH_THEIR_LINE("fields of a mount are looked at before what needs values") {
      @Override
      boolean explains(Difference difference) {
        int line = difference.got().at("/lines/0/0").asInt();
        return difference.path().equals("error place")
            && difference.got().path("phase").asText().equals("instructions")
            && difference.wanted().path("phase").asText().equals("eval")
            && nodes(difference.of())
                .filter(node -> node.path("start").asInt() <= line)
                .filter(node -> line <= node.path("end").asInt())
                .anyMatch(node -> node.path("original").asText().contains(" --mount="));
      }
    },
    ARG_IS_SPLIT_LIKE_ENV("blanks that part a name from its value are told as in ENV and LABEL") {
      @Override
      boolean explains(Difference difference) {
        String message = difference.wanted().path("message").asText();
        return difference.path().equals("error place")
            && difference.got().path("phase").asText().equals("parse")
            && message.endsWith(": ARG names can not be blank");
      }
    },
    DIRECTIVES_ARE_READ_FIRST("what check= may say is looked at where it is written") {
      @Override
      boolean explains(Difference difference) {
        String message = difference.wanted().path("message").asText();
        return difference.path().equals("error place")
            && message.startsWith("failed to parse check options: ");
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

    private static Stream<JsonNode> nodes(JsonNode file) {
      return StreamSupport.stream(file.path("nodes").spliterator(), false);
    }

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

    /** Whether the reference alone has an error, with such a message. */
    boolean isErrorLike(String message) {
      return path.equals("error")
          && got.isMissingNode()
          && wanted.path("message").asText().matches(message);
    }

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
      if (expected.has("nodes")) { // Where nothing can be read, the reference has no warnings.
        compare("parser_warnings", expected, actual, found);
      }
      compareErrors(row, expected, actual, found);
      Optional<String> difference =
          found.isEmpty() ? Optional.empty() : Optional.of(found.toString());
      tally.add(source.name(), difference, Decision.of(found));
    }
    assertEquals("", tally.differences());
    assertFalse(tally.isEmpty());
  }

  /** Whether there is one, when it is found, and where; what it says is each side's own. */
  private static void compareErrors(
      JsonNode row, JsonNode expected, JsonNode actual, List<Difference> found) {
    assertEquals(actual.path("ok").asBoolean(), !actual.has("error"), actual::toString);
    assertEquals(expected.path("ok").asBoolean(), !expected.has("error"), expected::toString);
    boolean same = expected.has("error") == actual.has("error");
    if (!same && isComparable(row, "image")) {
      found.add(new Difference("error", expected, expected.path("error"), actual.path("error")));
    } else if (expected.has("error") && actual.has("error")) {
      comparePlaces(expected, actual, found);
    }
  }

  /** The reference points at whole instructions, and at nothing where it knows no place. */
  private static void comparePlaces(JsonNode expected, JsonNode actual, List<Difference> found) {
    JsonNode want = expected.get("error");
    JsonNode got = actual.get("error");
    int line = got.at("/lines/0/0").asInt();
    boolean there = !want.has("lines") || want.at("/lines/0/0").asInt() == 0;
    for (JsonNode range : want.path("lines")) {
      there |= range.get(0).asInt() <= line && line <= range.get(1).asInt();
    }
    if (!there || !want.get("phase").equals(got.get("phase"))) {
      found.add(new Difference("error place", expected, want, got));
    }
  }

  private static void compare(
      String part, JsonNode expected, JsonNode actual, List<Difference> found) {
    boolean broken = !actual.has("stages") || !expected.has("stages");
    JsonNode want = normal(expected.path(part), broken);
    JsonNode got = normal(actual.path(part), broken);
    compare(new Difference(part, expected, want, got), found);
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
