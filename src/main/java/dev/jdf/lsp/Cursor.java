package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.Keywords;
import dev.jdf.syntax.LogicalLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody types: a place in a line as the grammar reads it, continued lines joined. The line
 * may be half typed, so it is looked at as text.
 *
 * @param start where the line starts in the file
 * @param piece where its part starts in which the place is: no edit reaches over it
 * @param before the line up to the place, without blanks in front
 * @param isComment whether it is a comment or a directive
 */
record Cursor(
    Document document, int offset, int start, int piece, String before, boolean isComment) {

  private static final Pattern TRIGGER = Pattern.compile("(?i)ONBUILD\\s+");
  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

  /** Nothing in the body of a here-document, which is no text of ours. */
  static Optional<Cursor> at(Document document, int offset) {
    int comment = commentStart(document, offset);
    if (comment >= 0) {
      return Optional.of(comment(document, offset, comment));
    }
    Optional<LogicalLine> above = document.layout().lines().stream()
        .filter(line -> line.span().start() <= offset)
        .reduce((earlier, later) -> later);
    if (above.filter(line -> isWithin(line, document, offset)).isPresent()) {
      return Optional.of(within(above.get(), document, offset));
    }
    return above.filter(line -> offset < line.span().end()).isPresent()
        ? Optional.empty()
        : Optional.of(between(document, offset));
  }

  /** On a line that has nothing but blanks. */
  private static Cursor between(Document document, int offset) {
    return new Cursor(document, offset, offset, lineStart(document, offset), "", false);
  }

  /** Where the {@code #} is of the comment around a place; -1 if there is none. */
  private static int commentStart(Document document, int offset) {
    String text = document.source().text();
    int at = lineStart(document, offset);
    while (at < offset
        && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
      at++;
    }
    boolean isBody = document.layout().lines().stream()
        .flatMap(line -> line.heredocs().stream())
        .anyMatch(heredoc -> heredoc.body().contains(offset));
    return at < offset && text.charAt(at) == '#' && !isBody ? at : -1;
  }

  private static Cursor comment(Document document, int offset, int start) {
    String before = document.source().text().substring(start, offset);
    return new Cursor(document, offset, start, start, before, true);
  }

  private static int lineStart(Document document, int offset) {
    return document.lines().line(document.lines().position(offset).getLine()).start();
  }

  /** Inside of the joined lines, or on the empty line that the last of them continues to. */
  private static boolean isWithin(LogicalLine line, Document document, int offset) {
    if (offset <= line.joinedEnd()) {
      return true;
    }
    String behind = document.source().text().substring(line.joinedEnd(), offset);
    char escape = document.layout().escape();
    return behind.charAt(0) == escape
        && behind.substring(1).lines().map(String::strip).allMatch(Cursor::isSkipped);
  }

  private static boolean isSkipped(String line) {
    return line.isEmpty() || line.startsWith("#");
  }

  private static Cursor within(LogicalLine line, Document document, int offset) {
    StringBuilder before = new StringBuilder();
    int piece = lineStart(document, offset);
    for (Span part : line.pieces()) {
      if (part.start() <= offset) {
        before.append(document.source().text(), part.start(), Math.min(part.end(), offset));
        piece = offset <= part.end() ? Math.max(part.start(), lineStart(document, offset)) : piece;
      }
    }
    Cursor cursor = new Cursor(
        document, offset, line.span().start(), piece, before.toString().stripLeading(), false);
    return cursor.triggered();
  }

  /** What ONBUILD keeps is a line of its own. */
  private Cursor triggered() {
    Matcher onbuild = TRIGGER.matcher(before);
    return onbuild.lookingAt()
        ? new Cursor(document, offset, start, piece, before.substring(onbuild.end()), false)
        : this;
  }

  /** Whether the place is in the first word, or where one would be. */
  boolean isInKeyword() {
    return !isComment && !BLANKS.matcher(before).find();
  }

  /** The first word, in upper case. */
  String keyword() {
    return BLANKS.split(before, 2)[0].toUpperCase(Locale.ROOT);
  }

  /** Everything between the first word and the place. */
  String operands() {
    String[] parts = BLANKS.split(before, 2);
    return parts.length < 2 ? "" : parts[1];
  }

  /** What is typed of the word at the place. */
  String word() {
    return operands().substring(operandStart());
  }

  /** The words between the first one and the one at the place. */
  List<String> earlier() {
    List<String> words =
        new ArrayList<>(List.of(BLANKS.split(operands().substring(0, operandStart()), -1)));
    words.removeIf(String::isEmpty);
    return words;
  }

  private int operandStart() {
    String operands = operands();
    return Math.max(operands.lastIndexOf(' '), operands.lastIndexOf('\t')) + 1;
  }

  /**
   * The place of the text that is replaced: from {@code typed}, which is in front of the place, up
   * to a blank or one of {@code ends} behind it.
   */
  Span replaced(String typed, String ends) {
    String text = document.source().text();
    int end = offset;
    while (end < text.length()
        && " \t\r\n".indexOf(text.charAt(end)) < 0
        && ends.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return new Span(Math.max(piece, offset - typed.length()), end);
  }

  /** Whether names are to be written in lower case: as the word begins, else as the file does. */
  boolean wantsLowerCase() {
    String typed = isInKeyword() ? before : "";
    if (!typed.isEmpty()) {
      return typed.equals(typed.toLowerCase(Locale.ROOT));
    }
    return document.parsed().spec().instructions().stream()
        .map(line -> line.keyword().text())
        .filter(word -> Keywords.names().contains(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .filter(word -> word.equals(word.toLowerCase(Locale.ROOT)))
        .isPresent();
  }
}
