package dev.jdf.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import dev.jdf.source.Span;

/** Where the current token of a parser is in the text: the two parsers count differently. */
interface TextPlaces {

  /** The token, with its quotes. */
  Span token(JsonParser parser);

  /** The span without the quotes, if it has any. */
  static Span unquoted(String text, Span span) {
    boolean quoted = span.length() > 1 && "\"'".indexOf(text.charAt(span.start())) >= 0;
    return quoted ? new Span(span.start() + 1, span.end() - 1) : span;
  }

  /** JSON: the parser knows where a token starts, the text where it ends. */
  record OfJson(String text) implements TextPlaces {

    @Override
    public Span token(JsonParser parser) {
      long offset = parser.currentTokenLocation().getCharOffset();
      int start = (int) Math.max(0, Math.min(offset, text.length()));
      return new Span(start, end(start));
    }

    private int end(int start) {
      if (start == text.length()) {
        return start;
      }
      return text.charAt(start) == '"' ? endOfString(start + 1) : endOfWord(start + 1);
    }

    private int endOfString(int from) {
      int i = from;
      while (i < text.length() && text.charAt(i) != '"') {
        i += text.charAt(i) == '\\' ? 2 : 1;
      }
      return Math.min(i + 1, text.length());
    }

    private int endOfWord(int from) {
      int i = from;
      boolean word = isWord(text.charAt(from - 1));
      while (word && i < text.length() && isWord(text.charAt(i))) {
        i++;
      }
      return i;
    }

    private static boolean isWord(char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || "+-.E".indexOf(c) >= 0;
    }
  }

  /** YAML: both ends are known, counted in code points. */
  final class OfYaml implements TextPlaces {

    private final String text;
    private int codePoint;
    private int offset;

    OfYaml(String text) {
      this.text = text;
    }

    @Override
    public Span token(JsonParser parser) {
      int start = offset(parser.currentTokenLocation());
      return new Span(start, Math.max(start, offset(parser.currentLocation())));
    }

    /** Counts on from the last place, so that a whole text is counted once. */
    private int offset(JsonLocation location) {
      int target = (int) Math.max(0, location.getCharOffset());
      int end = text.codePointCount(offset, text.length());
      offset = text.offsetByCodePoints(offset, Math.min(target - codePoint, end));
      codePoint = target;
      return offset;
    }
  }
}
