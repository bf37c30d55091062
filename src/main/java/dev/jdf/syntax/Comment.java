package dev.jdf.syntax;

import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;

/**
 * A comment line, wherever it stands, also inside of a continued instruction.
 *
 * @param text without the {@code #} and the blanks around
 * @param span from the {@code #} to the end of the line
 */
public record Comment(String text, Span span) {

  /** Where the text starts in the file. */
  public int textStart(SourceFile source) {
    return source.text().indexOf(text, span.start() + 1);
  }
}
