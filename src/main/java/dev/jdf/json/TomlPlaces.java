package dev.jdf.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.jdf.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the tokens of TOML are: its parser has read everything before it tells the first one, so keys
 * and values are looked for in the text, from the last one on.
 */
final class TomlPlaces implements TextPlaces {

  private static final Pattern HEAD = Pattern.compile("[ \\t]*\\[\\[.*");
  private static final Pattern VALUE = Pattern.compile(
      "#[^\\n]*|(?<at>\"(?:[^\"\\\\\\n]|\\\\.)*\"|'[^'\\n]*'|[^\\s=,\\[\\]{}#'\"]+)");

  private final String text;
  private int from;

  TomlPlaces(String text) {
    this.text = text;
  }

  @Override
  public Span token(JsonParser parser) {
    JsonToken token = parser.currentToken();
    JsonStreamContext context = parser.getParsingContext();
    if (token == JsonToken.FIELD_NAME) {
      return key(context.getCurrentName());
    }
    if (token == JsonToken.START_OBJECT && isItem(context)) {
      return head(context.getParent().getParent().getCurrentName());
    }
    return token.isScalarValue() ? value() : Span.at(from);
  }

  private static boolean isItem(JsonStreamContext context) {
    return context.getParent() != null
        && context.getParent().inArray()
        && context.getParent().getParent() != null;
  }

  /** The head of a table is looked at once more, for the table itself. */
  private Span key(String name) {
    Pattern key = Pattern.compile("(?m)(?:^|[.\\[{,])[ \\t]*[\"']?(?<at>" + Pattern.quote(name)
        + ")[\"']?(?=[ \\t]*[=.\\]])");
    Matcher matcher = key.matcher(text);
    if (!matcher.find(from) && !matcher.find(0)) {
      return Span.at(from);
    }
    Span span = new Span(matcher.start("at"), matcher.end("at"));
    int line = text.lastIndexOf('\n', span.start()) + 1;
    from = HEAD.matcher(text).region(line, text.length()).lookingAt() ? line : span.end();
    return span;
  }

  private Span head(String name) {
    Matcher matcher = Pattern.compile(
            "(?m)^[ \\t]*\\[\\[[^\\]\\n]*" + Pattern.quote(name) + "[\"' \\t]*\\]\\]")
        .matcher(text);
    if (!matcher.find(from)) {
      return Span.at(from);
    }
    from = matcher.end();
    return new Span(matcher.start(), matcher.end());
  }

  private Span value() {
    Matcher matcher = VALUE.matcher(text);
    int at = from;
    while (matcher.find(at)) {
      at = matcher.end();
      if (matcher.start("at") >= 0) {
        from = at;
        return new Span(matcher.start("at"), at);
      }
    }
    return Span.at(from);
  }
}
