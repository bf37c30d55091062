package dev.jdf.syntax;

import dev.jdf.syntax.antlr.JdfWordLexer;
import dev.jdf.syntax.antlr.JdfWordParser.ReferenceContext;
import dev.jdf.syntax.antlr.JdfWordParser.SimpleContext;
import dev.jdf.syntax.antlr.JdfWordParser.ValueContext;
import org.antlr.v4.runtime.Token;

/** What the tokens of a variable say. */
final class ReferenceNames {

  private ReferenceNames() {}

  /** The name in {@code $x} or <code>${x</code>, whichever the token is. */
  static String name(Token first) {
    return first.getText().substring(first.getType() == JdfWordLexer.VARIABLE ? 1 : 2);
  }

  static String operator(ReferenceContext reference) {
    return reference instanceof SimpleContext || reference instanceof ValueContext
        ? ""
        : reference.getChild(1).getText();
  }
}
