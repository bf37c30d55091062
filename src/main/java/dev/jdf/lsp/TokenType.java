package dev.jdf.lsp;

import java.util.List;
import java.util.Locale;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** How a part of a text is coloured, by the names that editors know. */
enum TokenType {
  /** An instruction, and AS. */
  KEYWORD,
  COMMENT,
  /** A directive. */
  MACRO,
  /** A stage. */
  CLASS,
  /** An image or a directory that FROM names. */
  NAMESPACE,
  VARIABLE,
  /** A capability. */
  ENUM_MEMBER,
  /** A flag, or the key in front of {@code =}. */
  PROPERTY;

  private static final List<TokenType> ALL = List.of(values());

  /** Its place in the legend. */
  int number() {
    return ALL.indexOf(this);
  }

  static SemanticTokensLegend legend() {
    List<String> names = ALL.stream().map(TokenType::shown).toList();
    return new SemanticTokensLegend(names, List.of(SemanticTokenModifiers.Declaration));
  }

  /** {@code enumMember}. */
  private String shown() {
    return this == ENUM_MEMBER ? "enumMember" : name().toLowerCase(Locale.ROOT);
  }
}
