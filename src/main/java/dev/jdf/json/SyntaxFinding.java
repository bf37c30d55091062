package dev.jdf.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** What a parser refused, said in terms of the text. */
final class SyntaxFinding {

  private SyntaxFinding() {}

  static Diagnostic ofJson(IOException refusal, String text) {
    long offset = location(refusal).map(JsonLocation::getCharOffset).orElse(0L);
    Span place = place(text, offset);
    return Diagnostic.error(JsonCode.NOT_JSON, place, json(text, place));
  }

  static Diagnostic ofYaml(IOException refusal, String text) {
    if (refusal.getCause() instanceof MarkedYAMLException cause) {
      return YamlFault.finding(cause, text);
    }
    if (refusal.getCause() instanceof ReaderException cause) {
      int offset = text.offsetByCodePoints(0, cause.getPosition());
      return Diagnostic.error(
          JsonCode.NOT_YAML, place(text, offset), "this character is in no YAML");
    }
    long offset = location(refusal).map(JsonLocation::getCharOffset).orElse(0L);
    return Diagnostic.error(
        JsonCode.NOT_YAML, place(text, offset), "this is not YAML that is supported");
  }

  static Diagnostic ofToml(IOException refusal, String text) {
    return refusal instanceof JsonProcessingException e
        ? TomlFault.finding(e, text)
        : Diagnostic.error(JsonCode.NOT_TOML, Span.at(0), "this is not TOML that is supported");
  }

  private static Optional<JsonLocation> location(IOException refusal) {
    return refusal instanceof JsonProcessingException e
        ? Optional.ofNullable(e.getLocation())
        : Optional.empty();
  }

  /** The word around the offset, or the character there; nothing at the end of the text. */
  static Span place(String text, long offset) {
    int end = text.stripTrailing().length();
    if (offset < 0 || offset >= end) {
      return Span.at(end);
    }
    int start = (int) offset;
    int stop = start + Character.charCount(text.codePointAt(start));
    if (!isWord(text.charAt(start))) {
      return new Span(start, stop);
    }
    while (start > 0 && isWord(text.charAt(start - 1))) {
      start--;
    }
    while (stop < end && isWord(text.charAt(stop))) {
      stop++;
    }
    return new Span(start, stop);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || "_.-+".indexOf(c) >= 0;
  }

  private static String json(String text, Span place) {
    if (place.isEmpty()) {
      return unfinished();
    }
    char found = text.charAt(place.start());
    String before =
        text.substring(Math.max(0, place.start() - 100), place.start()).stripTrailing();
    if ((found == '}' || found == ']') && before.endsWith(",")) {
      return "JSON allows no comma before " + found;
    }
    if (found == '"' && before.matches("(?s).*[\"\\]}0-9a-z]")) {
      return "a comma is missing before this";
    }
    return switch (found) {
      case '/', '#' -> "JSON has no comments";
      case '\'' -> "JSON quotes strings with \"";
      default ->
        found < ' '
            ? String.format(Locale.ROOT, "U+%04X must be written as an escape", (int) found)
            : "this is not JSON: " + JsonErrors.brief(text.substring(place.start(), place.end()));
    };
  }

  static String unfinished() {
    return "the file ends in the middle of the document";
  }
}
