package dev.jdf.lsp;

import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * A text as an editor keeps it, made plainly from the words of the protocol: lines end at LF, CRLF
 * or CR, characters are UTF-16 code units, and what is behind the end of a line means its end.
 */
final class EditedText {

  private static final Pattern LINE = Pattern.compile("[^\r\n]*(\r\n|\r|\n|$)");

  private String text;

  EditedText(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  void replace(Range range, String news) {
    int start = offset(range.getStart());
    int end = Math.max(start, offset(range.getEnd()));
    text = text.substring(0, start) + news + text.substring(end);
  }

  /** Of whole characters, short, and mostly where there is text. */
  Range someRange(Random random) {
    int start = whole(random.nextInt(text.length() + 1));
    int end = whole(Math.min(text.length(), start + random.nextInt(random.nextInt(4) + 1) * 4));
    return new Range(position(start), position(Math.max(start, end)));
  }

  /** Also in the middle of a pair, behind the end of a line, and of the text. */
  Range anyRange(Random random) {
    Position start = position(random.nextInt(text.length() + 1));
    Position end = new Position(
        start.getLine() + random.nextInt(3), random.nextInt(4) == 0 ? 5000 : random.nextInt(20));
    boolean turned = end.getLine() == start.getLine() && end.getCharacter() < start.getCharacter();
    return new Range(start, turned ? start : end);
  }

  private int whole(int offset) {
    return offset > 0
            && offset < text.length()
            && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset))
        ? offset - 1
        : offset;
  }

  private int offset(Position position) {
    int line = 0;
    for (MatchResult found : LINE.matcher(text).results().toList()) {
      if (line == position.getLine()) {
        return Math.min(found.start(1), found.start() + position.getCharacter());
      }
      line++;
    }
    return text.length();
  }

  private Position position(int offset) {
    int line = 0;
    for (MatchResult found : LINE.matcher(text).results().toList()) {
      if (offset < found.end() || found.end() == text.length()) {
        boolean next = offset == text.length() && found.end() > found.start(1);
        return next
            ? new Position(line + 1, 0)
            : new Position(line, Math.min(offset, found.start(1)) - found.start());
      }
      line++;
    }
    return new Position(0, 0);
  }
}
