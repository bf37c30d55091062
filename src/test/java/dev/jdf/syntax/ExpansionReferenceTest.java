package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the expansion of words against the reference front end's. */
class ExpansionReferenceTest {

  /** The reference keeps a blank behind {@code <<} in the word, which EXPOSE has no use for. */
  private static final Pattern BLANK_BEHIND_HEREDOC = Pattern.compile("(?s).*<<\\s.*");

  @Test
  void wordsExpandAsInTheReference() throws IOException {
    Tally tally = new Tally("expand.jsonl");
    for (JsonNode row : ReferenceCases.rows("expand.jsonl")) {
      String expected = expected(row.get("expected"));
      String actual = actual(row.get("case"));
      Optional<String> difference =
          expected.equals(actual) ? Optional.empty() : Optional.of(expected + " but " + actual);
      String word = row.get("case").get("word").asText();
      tally.add(word, difference, decision(word));
    }
    assertEquals("", tally.differences());
    assertFalse(tally.isEmpty());
  }

  private static Optional<String> decision(String word) {
    return BLANK_BEHIND_HEREDOC.matcher(word).matches()
        ? Optional.of("a blank behind << is no part of a word")
        : Optional.empty();
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
        ? new WordExpansion(values).of(WordTree.of(new WordCharacters(word, escape, true)))
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
