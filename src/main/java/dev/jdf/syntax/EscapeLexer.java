package dev.jdf.syntax;

import dev.jdf.syntax.antlr.JdfLexer;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;

/**
 * The grammar's lexer with what was found before it: the escape character that the file chose, and
 * where the bodies of here-documents are.
 */
final class EscapeLexer extends JdfLexer {

  private final LogicalText text;
  private final boolean backquote;

  EscapeLexer(LogicalText text, char escape) {
    super(CharStreams.fromString(text.text()));
    this.text = text;
    this.backquote = escape == '`';
  }

  @Override
  public void mode(int mode) {
    super.mode(backquote && mode == QUOTED ? BACKQUOTE_QUOTED : mode);
  }

  @Override
  public Token nextToken() {
    boolean body = text.isBody(_input.index());
    if (body || _mode == HEREDOC) {
      super.mode(body ? HEREDOC : DEFAULT_MODE);
    }
    return super.nextToken();
  }

  @Override
  public Token emit() {
    if (_type == HEREDOC_LINE && text.isBodyEnd(_tokenStartCharIndex)) {
      setType(HEREDOC_END);
    }
    return super.emit();
  }
}
