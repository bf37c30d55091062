package dev.jdf.json;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The wording of what {@link JsonReader} and {@link Fields} find. */
public final class JsonErrors {

  /** Keys in a note; with more of them nobody finds the one that is wanted. */
  private static final int MOST_LISTED = 10;

  private JsonErrors() {}

  static Diagnostic notUtf8(List<Span> places) {
    Diagnostic finding = error(JsonCode.NOT_UTF8, places.get(0), "this byte is not UTF-8");
    return places.size() == 1
        ? finding
        : finding.withNote("it is the first of " + places.size() + " such bytes");
  }

  static Diagnostic byteOrderMark() {
    Span mark = new Span(0, 1);
    return error(JsonCode.BYTE_ORDER_MARK, mark, "the file starts with a byte order mark")
        .withFix(new Fix("remove the mark", mark, ""));
  }

  static Diagnostic tooLarge(int limit) {
    return error(
        JsonCode.TOO_LARGE, Span.at(0), "the file is larger than " + (limit >> 20) + " MB");
  }

  static Diagnostic tooDeep(Span place, int limit) {
    return error(JsonCode.TOO_DEEP, place, "more than " + limit + " levels of nesting");
  }

  static Diagnostic emptyFile() {
    return error(JsonCode.EMPTY, Span.at(0), "the file is empty");
  }

  static Diagnostic trailing(Span place) {
    return error(JsonCode.TRAILING_TEXT, place, "there is more after the end of the document");
  }

  static Diagnostic duplicate(Json.Member again, Span first) {
    return error(JsonCode.DUPLICATE_KEY, again.keySpan(), shown(again.key()) + " is here twice")
        .withLabel(first, "the first one");
  }

  static Diagnostic nul(Span place) {
    return error(JsonCode.BAD_CHARACTER, place, "a string holds the character NUL (\\u0000)")
        .withNote("the kernel would cut the string there");
  }

  static Diagnostic loneSurrogate(Span place) {
    return error(JsonCode.BAD_CHARACTER, place, "a string holds half of a surrogate pair");
  }

  static Diagnostic yamlAnchor(Span place) {
    return error(JsonCode.YAML_FEATURE, place, "anchors and aliases are not supported")
        .withNote("write the value out in both places");
  }

  static Diagnostic yamlTag(Span place) {
    return error(JsonCode.YAML_FEATURE, place, "tags are not supported");
  }

  static Diagnostic yamlNumber(Span place, String text) {
    return error(
            JsonCode.YAML_FEATURE, place, brief(text) + " is not a number in every version of YAML")
        .withNote("write a decimal number, or quote it to make it a string");
  }

  static Diagnostic wrongType(String pointer, String wanted, Json found) {
    Diagnostic finding = error(
        JsonCode.WRONG_TYPE,
        found.span(),
        at(pointer) + "expected " + wanted + ", found " + found.kind());
    return found instanceof Json.Null
        ? finding.withNote("leave the key out where there is no value")
        : finding;
  }

  /** Older versions of YAML have other words for both, and TOML has quotes for none. */
  static Diagnostic noSwitch(String pointer, Json found) {
    return wrongType(pointer, "true or false", found)
        .didYouMean(word(found).flatMap(word -> switch (word.value().toLowerCase(Locale.ROOT)) {
          case "true", "yes", "on" -> Optional.of("true");
          case "false", "no", "off" -> Optional.of("false");
          default -> Optional.empty();
        }));
  }

  /** One word in the place of a list is a list of one, more often than not. */
  static Diagnostic noList(String pointer, Json found) {
    return wrongType(pointer, "an array", found)
        .didYouMean(word(found)
            .filter(word -> word.value().matches("[\\w.:/@*-]+"))
            .map(word -> word.span().length() == word.value().length()
                ? "[" + word.value() + "]"
                : "[\"" + word.value() + "\"]"));
  }

  private static Optional<Json.Str> word(Json found) {
    return found instanceof Json.Str word ? Optional.of(word) : Optional.empty();
  }

  static Diagnostic notAnInteger(String pointer, Json.Num found) {
    return error(
        JsonCode.NOT_AN_INTEGER,
        found.span(),
        at(pointer) + "expected an integer, found " + brief(found.text()));
  }

  static Diagnostic outOfRange(String pointer, Json.Num found, IntRange range) {
    return error(
        JsonCode.OUT_OF_RANGE,
        found.span(),
        at(pointer) + brief(found.text()) + " is not " + range.what() + " (" + range.min() + " to "
            + range.max() + ")");
  }

  static Diagnostic missing(String pointer, Span object, String key) {
    return error(JsonCode.MISSING_KEY, object, at(pointer) + "\"" + key + "\" is missing");
  }

  static Diagnostic wrongCase(Json.Member found, String right) {
    return error(
            JsonCode.WRONG_CASE,
            found.keySpan(),
            "the key " + shown(found.key()) + " is in the wrong case")
        .withFix(new Fix("did you mean " + right + "?", found.keySpan(), right))
        .withNote("some programs would take it for \"" + right + "\" and others would ignore it");
  }

  static Diagnostic withoutEffect(String key, Span place, Collection<String> known) {
    return Diagnostic.warning(
            JsonCode.UNKNOWN_KEY, place, "the key " + shown(key) + " is unknown and has no effect")
        .didYouMean(Nearest.to(key, known));
  }

  /** Offers the nearest key, or tells all, of few. */
  static Diagnostic unknownKey(String key, Span place, Collection<String> known) {
    Diagnostic finding =
        error(JsonCode.UNKNOWN_KEY, place, "the key " + shown(key) + " is unknown");
    Optional<String> nearest = Nearest.to(key, known);
    return nearest.isPresent() || known.size() > MOST_LISTED
        ? finding.didYouMean(nearest)
        : finding.withNote("the keys here are " + String.join(", ", known));
  }

  static Diagnostic empty(String pointer, Span place, String what) {
    return error(JsonCode.EMPTY, place, at(pointer) + what + " is empty");
  }

  /** A text of the file in quotes. */
  public static String shown(String text) {
    return '"' + brief(text) + '"';
  }

  /** A text of the file on one line and short enough for a message. */
  static String brief(String text) {
    StringBuilder out = new StringBuilder();
    int end = text.length() > 60 ? text.offsetByCodePoints(0, 40) : text.length();
    text.substring(0, end).codePoints().forEach(c -> {
      if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
        out.append(String.format("\\u%04x", c));
      } else {
        out.appendCodePoint(c);
      }
    });
    return out.append(end < text.length() ? "…" : "").toString();
  }

  private static String at(String pointer) {
    return pointer.isEmpty() ? "" : pointer + ": ";
  }

  private static Diagnostic error(JsonCode code, Span span, String message) {
    return Diagnostic.error(code, span, message);
  }
}
