package dev.jdf.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.jdf.source.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of a parser → a tree; what the grammar allows and we do not becomes a finding. */
final class JsonTree {

  private final JsonParser parser;
  private final TextPlaces places;
  private final String text;
  private final Findings findings;
  private int depth;

  JsonTree(JsonParser parser, TextPlaces places, String text, Findings findings) {
    this.parser = parser;
    this.places = places;
    this.text = text;
    this.findings = findings;
  }

  /** The one value of the text; none if the tree cannot be finished. */
  Optional<Json> document() throws IOException {
    if (parser.nextToken() == null) {
      findings.error(() -> JsonErrors.emptyFile());
      return Optional.empty();
    }
    Optional<Json> value = value();
    if (value.isPresent() && parser.nextToken() != null) {
      findings.error(() -> JsonErrors.trailing(places.token(parser)));
    }
    return value;
  }

  /** The value that starts at the current token, which is its last one afterwards. */
  private Optional<Json> value() throws IOException {
    Span span = places.token(parser);
    refuseYamlFeatures(span);
    return switch (parser.currentToken()) {
      case START_OBJECT -> nested(span, true);
      case START_ARRAY -> nested(span, false);
      case VALUE_STRING -> Optional.of(string(span));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Optional.of(number(span));
      case VALUE_TRUE -> Optional.of(new Json.Bool(true, span));
      case VALUE_FALSE -> Optional.of(new Json.Bool(false, span));
      case VALUE_NULL -> Optional.of(new Json.Null(span));
      case VALUE_EMBEDDED_OBJECT -> Optional.of(new Json.Str("", span));
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME ->
        throw new IllegalStateException("a value cannot start with " + parser.currentToken());
    };
  }

  private Optional<Json> nested(Span start, boolean object) throws IOException {
    if (depth == JsonReader.MAX_DEPTH) {
      findings.error(() -> JsonErrors.tooDeep(start, JsonReader.MAX_DEPTH));
      return Optional.empty();
    }
    depth++;
    Optional<Json> value = object ? object(start) : array(start);
    depth--;
    return value;
  }

  private Optional<Json> object(Span start) throws IOException {
    List<Json.Member> members = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      Span keySpan = TextPlaces.unquoted(text, places.token(parser));
      refuseYamlFeatures(keySpan);
      checkCharacters(key, keySpan);
      parser.nextToken();
      Optional<Json> value = value();
      if (value.isEmpty()) {
        return Optional.empty();
      }
      Json.Member member = new Json.Member(key, keySpan, value.get());
      Span first = seen.putIfAbsent(key, keySpan);
      if (first == null) {
        members.add(member);
      } else {
        findings.error(() -> JsonErrors.duplicate(member, first));
      }
    }
    return Optional.of(new Json.Obj(members, start.to(places.token(parser))));
  }

  private Optional<Json> array(Span start) throws IOException {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Optional<Json> item = value();
      if (item.isEmpty()) {
        return Optional.empty();
      }
      items.add(item.get());
    }
    return Optional.of(new Json.Arr(items, start.to(places.token(parser))));
  }

  private Json string(Span span) throws IOException {
    String value = parser.getText();
    checkCharacters(value, span);
    return new Json.Str(value, span);
  }

  private Json number(Span span) throws IOException {
    String digits = parser.getText();
    if (!isNumber(digits)) {
      findings.error(() -> JsonErrors.yamlNumber(span, digits));
      return new Json.Num("0", span);
    }
    return new Json.Num(digits, span);
  }

  /** What all versions of YAML and JSON agree on: no sign +, no 0x, no leading 0, no underscore. */
  private static boolean isNumber(String digits) {
    int start = digits.startsWith("-") ? 1 : 0;
    boolean leadingZero = digits.startsWith("0", start)
        && digits.length() > start + 1
        && Character.isDigit(digits.charAt(start + 1));
    return !leadingZero
        && digits.length() > start
        && digits.charAt(start) != '.'
        && digits.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)
        && !digits.startsWith("+");
  }

  private void checkCharacters(String value, Span span) {
    boolean lone = false;
    for (int i = 0; i < value.length() && !lone; i++) {
      lone =
          Character.isSurrogate(value.charAt(i)) && Character.charCount(value.codePointAt(i)) == 1;
      i += Character.isSurrogate(value.charAt(i)) ? 1 : 0;
    }
    if (lone) {
      findings.error(() -> JsonErrors.loneSurrogate(span));
    }
    if (value.indexOf('\0') >= 0) {
      findings.error(() -> JsonErrors.nul(span));
    }
  }

  private void refuseYamlFeatures(Span span) throws IOException {
    if (parser.getObjectId() != null || isAlias()) {
      findings.error(() -> JsonErrors.yamlAnchor(span));
    }
    if (parser.getTypeId() != null) {
      findings.error(() -> JsonErrors.yamlTag(span));
    }
  }

  private boolean isAlias() {
    return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
  }
}
