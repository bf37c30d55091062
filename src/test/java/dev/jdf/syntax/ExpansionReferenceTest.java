package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the expansion of words against the reference front end's. */
class ExpansionReferenceTest {

  /** In {@code ${x//p/r}} the reference takes {@code $1} in the value of r for a group. */
  private static final Pattern REPLACEMENT_WITH_DOLLAR =
      Pattern.compile("(?s).*\\$\\{[^/}]*//.*/.*\\$.*");

  /** The reference keeps a blank behind {@code <<} in the word, which EXPOSE has no use for. */
  private static final Pattern BLANK_BEHIND_HEREDOC = Pattern.compile("(?s).*<<\\s.*");

  @Test
  void wordsExpandAsInTheReference() throws IOException {
    List<String> differences = new ArrayList<>();
    for (JsonNode row : ReferenceCases.rows("expand.jsonl")) {
      String expected = expected(row.get("expected"));
      String actual = actual(row.get("case"));
      if (!expected.equals(actual) && !isDecided(row.get("case"))) {
        differences.add(row.get("case").get("word") + ": " + expected + " but " + actual);
      }
    }
    assertEquals(List.of(), differences);
  }

  private static boolean isDecided(JsonNode row) {
    String word = row.get("word").asText();
    return REPLACEMENT_WITH_DOLLAR.matcher(word).matches()
        || BLANK_BEHIND_HEREDOC.matcher(word).matches();
  }

  private static String expected(JsonNode expected) {
    return expected.has("error") ? "error" : expected.get("result") + " " + expected.get("words");
  }

  private static String actual(JsonNode row) {
    Map<String, String> values = new LinkedHashMap<>();
    row.get("env").forEach(node -> {
      String[] pair = node.asText().split("=", 2);
      values.put(pair[0], pair[1]);
    });
    String word = row.get("word").asText();
    char escape = row.has("escape") ? row.get("escape").asText().charAt(0) : '\\';
    Expansion expansion = row.path("skip_quotes").asBoolean()
        ? Expansion.ofBody(word, values, escape)
        : Expansion.of(word, values, escape);
    return expansion.problem().isPresent()
        ? "error"
        : json(expansion.text()) + " "
            + expansion.words().stream()
                .map(ExpansionReferenceTest::json)
                .collect(Collectors.joining(",", "[", "]"));
  }

  private static String json(String text) {
    return TextNode.valueOf(text).toString();
  }
}
