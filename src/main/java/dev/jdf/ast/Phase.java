package dev.jdf.ast;

import dev.jdf.diagnostic.Code;
import dev.jdf.syntax.SyntaxCode;
import java.util.Locale;
import java.util.Set;

/** When the reference front end finds a mistake: lines, then instructions, then values. */
enum Phase {
  PARSE,
  INSTRUCTIONS,
  EVAL;

  private static final Set<SyntaxCode> LINES = Set.of(
      SyntaxCode.NOT_UTF8,
      SyntaxCode.LINE_TOO_LONG,
      SyntaxCode.NO_INSTRUCTIONS,
      SyntaxCode.DIRECTIVE_TWICE,
      SyntaxCode.DIRECTIVE_VALUE,
      SyntaxCode.UNTERMINATED_HEREDOC,
      SyntaxCode.JSON_STRINGS_ONLY,
      SyntaxCode.MISSING_EQUALS);

  static Phase of(Code code) {
    if (code == SyntaxCode.BUILD_STEP) {
      return EVAL;
    }
    return code instanceof SyntaxCode syntax && LINES.contains(syntax) ? PARSE : INSTRUCTIONS;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
