package dev.jdf.syntax;

import dev.jdf.syntax.antlr.JdfWordLexer;
import org.antlr.v4.runtime.Token;

/** The grammar's lexer, which ends where variables are nested deeper than anyone writes. */
final class WordLexer extends JdfWordLexer {

  /** The parser calls itself for each level. */
  static final int DEEPEST = 100;

  private int depth;

  WordLexer(WordCharacters characters) {
    super(characters);
    removeErrorListeners();
  }

  @Override
  public Token nextToken() {
    _hitEOF |= depth > DEEPEST;
    Token token = super.nextToken();
    depth += token.getType() == OPEN ? 1 : 0;
    depth -= token.getType() == CLOSE ? 1 : 0;
    return token;
  }
}
