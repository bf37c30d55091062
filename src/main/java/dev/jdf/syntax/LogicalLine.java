package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.List;

/**
 * One instruction as it is laid out in the file: over which physical lines, and with what in
 * between.
 *
 * @param text the joined lines, from the first character that is not blank
 * @param comments the comment lines in front of it, up to the last empty one
 * @param pieces what was joined: of each physical line the part that is kept, without its escape
 *     character at the end
 * @param heredocs the bodies behind it
 * @param span from its first character to the end of its last line, bodies included
 */
public record LogicalLine(
    String text, List<Comment> comments, List<Span> pieces, List<Heredoc> heredocs, Span span) {

  public LogicalLine {
    comments = List.copyOf(comments);
    pieces = List.copyOf(pieces);
    heredocs = List.copyOf(heredocs);
  }

  /** The first character behind the joined lines: there the bodies start. */
  public int joinedEnd() {
    return pieces.get(pieces.size() - 1).end();
  }
}
