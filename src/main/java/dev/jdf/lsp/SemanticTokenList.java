package dev.jdf.lsp;

import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.lsp4j.Position;

/**
 * Coloured parts of a text, as the protocol wants them: none over another or over the end of a line,
 * each by its distance from the one before.
 */
final class SemanticTokenList {

  private final Document document;
  private final TreeMap<Integer, Token> tokens = new TreeMap<>();

  private record Token(Span span, TokenType type, boolean declares) {}

  SemanticTokenList(Document document) {
    this.document = document;
  }

  /** What is there already stays: what is told apart best is added first. */
  void add(Span span, TokenType type, boolean declares) {
    int line = document.lines().position(span.start()).getLine();
    int last = document.lines().position(span.end()).getLine();
    for (; line <= last; line++) {
      Span whole = document.lines().line(line);
      int start = Math.max(span.start(), whole.start());
      int end = Math.min(span.end(), whole.end());
      if (start < end && isFree(start, end)) {
        tokens.put(start, new Token(new Span(start, end), type, declares));
      }
    }
  }

  private boolean isFree(int start, int end) {
    Map.Entry<Integer, Token> before = tokens.lowerEntry(end);
    return before == null || before.getValue().span().end() <= start;
  }

  /** Five numbers for each that touches a part of the text. */
  List<Integer> in(Span range) {
    List<Integer> data = new ArrayList<>();
    Position before = new Position(0, 0);
    for (Token token : tokens.values()) {
      if (token.span().start() <= range.end() && range.start() <= token.span().end()) {
        Position start = document.lines().position(token.span().start());
        int lines = start.getLine() - before.getLine();
        data.add(lines);
        data.add(lines == 0 ? start.getCharacter() - before.getCharacter() : start.getCharacter());
        data.add(token.span().length());
        data.add(token.type().number());
        data.add(token.declares() ? 1 : 0);
        before = start;
      }
    }
    return data;
  }
}
