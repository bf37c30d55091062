package dev.jdf.syntax;

import dev.jdf.syntax.antlr.JdfLexer;
import org.antlr.v4.runtime.CharStream;

/** The grammar's lexer with the escape character that the file chose. */
final class EscapeLexer extends JdfLexer {

  private final boolean backquote;

  EscapeLexer(CharStream text, char escape) {
    super(text);
    this.backquote = escape == '`';
  }

  @Override
  public void mode(int mode) {
    super.mode(backquote && mode == QUOTED ? BACKQUOTE_QUOTED : mode);
  }
}
