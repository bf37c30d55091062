package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The lines of a file as the grammar reads them: continued lines joined, comments and the bodies of
 * here-documents taken out. Follows BuildKit's {@code parser.Parse}.
 */
final class LogicalLines {

  private final SourceFile source;
  private final char escape;
  private final PlainLines plain;
  private final LogicalText text;
  private final List<Comment> comments = new ArrayList<>();
  private final List<Comment> attached = new ArrayList<>();
  private final List<LogicalLine> lines = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();
  private final NavigableMap<Integer, Span> unread = new TreeMap<>();
  private final HeredocEnds ends;
  private int line;

  private LogicalLines(SourceFile source, char escape, int firstLine, PlainLines plain) {
    this.source = source;
    this.text = new LogicalText(source.text());
    this.ends = new HeredocEnds(source);
    this.escape = escape;
    this.line = firstLine;
    this.plain = plain;
  }

  /** Reads the lines from {@code firstLine}, which is behind the directives. */
  static LogicalLines read(SourceFile source, char escape, int firstLine) {
    return read(source, escape, firstLine, new PlainLines(Map.of()));
  }

  /** Lines that are known already are left out. */
  static LogicalLines read(SourceFile source, char escape, int firstLine, PlainLines plain) {
    LogicalLines lines = new LogicalLines(source, escape, firstLine, plain);
    while (lines.line <= source.lineCount()) {
      lines.readLine();
    }
    return lines;
  }

  LogicalText text() {
    return text;
  }

  List<Comment> comments() {
    return comments;
  }

  List<LogicalLine> lines() {
    return lines;
  }

  List<Diagnostic> findings() {
    return findings;
  }

  private void readLine() {
    Span span = nextLine();
    int start = Blanks.skip(source.text(), span.start(), span.end());
    if (start == span.end()) {
      return;
    }
    if (source.text().charAt(start) == '#') {
      attach(addComment(start, span.end()));
      return;
    }
    String written = source.text().substring(start, span.end());
    plain
        .find(start, written)
        .ifPresentOrElse(
            known -> text.leaveOut(known.span().end()), () -> readPieces(start, written));
  }

  private void readPieces(int start, String written) {
    List<Span> pieces = new ArrayList<>();
    int end = start + written.length();
    int kept = keptEnd(start, end);
    if (kept == end) {
      plain.expect(start, written);
    }
    pieces.add(new Span(start, kept));
    while (kept < end && line <= source.lineCount()) {
      Span next = nextLine();
      int first = Blanks.skip(source.text(), next.start(), next.end());
      if (first == next.end()) {
        emptyContinuation(next);
      } else if (source.text().charAt(first) == '#') {
        addComment(first, next.end());
      } else {
        end = next.end();
        kept = keptEnd(next.start(), end);
        pieces.add(new Span(next.start(), kept));
      }
    }
    addLogicalLine(pieces);
  }

  private void emptyContinuation(Span span) {
    if (line > source.lineCount()) {
      return;
    }
    Span all = withEmptyAbove(span);
    int start = source.lineSpan(source.line(all.start())).start();
    Span lines = new Span(start, source.lineSpan(line).start());
    findings.add(SyntaxErrors.emptyContinuation(all, lines));
  }

  /** Neighbours are one finding. */
  private Span withEmptyAbove(Span span) {
    Diagnostic last = findings.isEmpty() ? null : findings.get(findings.size() - 1);
    if (last == null
        || last.code() != SyntaxCode.EMPTY_CONTINUATION
        || source.line(last.span().end()) != line - 2) {
      return span;
    }
    findings.remove(findings.size() - 1);
    return last.span().to(span);
  }

  /** The next physical line without its end; the byte order mark is no part of the first. */
  private Span nextLine() {
    Span span = source.lineSpan(line);
    line++;
    return withoutMark(source, span);
  }

  /** Without the byte order mark that a file may start with, and without CRs at the end. */
  static Span withoutMark(SourceFile source, Span span) {
    String text = source.text();
    int start = span.start() == 0 && text.startsWith("\uFEFF") ? 1 : span.start();
    int end = span.end();
    while (end > start && text.charAt(end - 1) == '\r') {
      end--;
    }
    return new Span(start, end);
  }

  private Comment addComment(int start, int end) {
    String content = source.text(new Span(start + 1, end)).strip();
    Comment comment = new Comment(content, new Span(start, end));
    comments.add(comment);
    return comment;
  }

  /** Blank lines do not part a comment from the instruction below, an empty comment does. */
  private void attach(Comment comment) {
    if (comment.text().isEmpty()) {
      attached.clear();
    } else {
      attached.add(comment);
    }
  }

  /** Where a physical line ends once its escape character at the end is taken off. */
  private int keptEnd(int start, int end) {
    String chars = source.text();
    int last = end;
    while (last > start && (chars.charAt(last - 1) == ' ' || chars.charAt(last - 1) == '\t')) {
      last--;
    }
    if (last == start || chars.charAt(last - 1) != escape) {
      return end;
    }
    boolean escaped = last - 1 > start && chars.charAt(last - 2) == escape;
    return escaped ? end : last - 1;
  }

  private void addLogicalLine(List<Span> pieces) {
    StringBuilder joined = new StringBuilder();
    pieces.forEach(piece -> joined.append(source.text(), piece.start(), piece.end()));
    int blanksBefore = Blanks.skip(joined, 0, joined.length());
    int length = Blanks.trimmedEnd(joined, joined.length());
    if (blanksBefore >= length) {
      return;
    }
    int at = 0;
    for (Span piece : pieces) {
      int from = piece.start() + Math.max(0, Math.min(piece.length(), blanksBefore - at));
      int to = piece.start() + Math.max(0, Math.min(piece.length(), length - at));
      text.append(from, Math.max(from, to));
      at += piece.length();
    }
    int lineBehind = line;
    String whole = joined.substring(blanksBefore, length);
    List<Heredoc> bodies = bodies(whole, pieces.get(0));
    boolean endsInText = lineBehind == line && lastPieceIsLast(pieces);
    int end = endsInText ? textEnd(pieces) : lineEnd();
    text.endLine(end);
    bodies.forEach(this::addBody);
    Span span = new Span(pieces.get(0).start(), end);
    lines.add(new LogicalLine(joined.toString(), attached, pieces, bodies, span));
    attached.clear();
  }

  /** The body and the line behind it, which is the terminator. */
  private void addBody(Heredoc heredoc) {
    int last = source.line(heredoc.body().end());
    for (int number = source.line(heredoc.body().start()); number <= last; number++) {
      Span span = source.lineSpan(number);
      text.addBodyLine(span.start(), span.end(), number == last);
    }
  }

  private boolean lastPieceIsLast(List<Span> pieces) {
    return source.line(pieces.get(pieces.size() - 1).start()) == line - 1;
  }

  private int textEnd(List<Span> pieces) {
    Span last = pieces.get(pieces.size() - 1);
    return Math.max(last.start(), Blanks.trimmedEnd(source.text(), last.end()));
  }

  /** The end of the line read last; what stands behind the last LF is no line of its own. */
  private int lineEnd() {
    Span last = source.lineSpan(line - 1);
    boolean behindAll = last.isEmpty() && line - 1 == source.lineCount() && line > 2;
    return behindAll ? last.start() - 1 : last.end();
  }

  /** What was meant as the body is read line by line, but what is found there is of no use. */
  private void withoutEnd(Span announced, Heredocs.Announced heredoc) {
    int start = startOf(line);
    if (isUnread(Span.at(start))) {
      return;
    }
    int last = line;
    while (last <= source.lineCount() && !heredoc.nearlyEndsAt(text(last)) && !isNext(last)) {
      last++;
    }
    boolean nearly = last <= source.lineCount() && heredoc.nearlyEndsAt(text(last));
    Optional<Span> end =
        nearly ? Optional.of(withoutMark(source, source.lineSpan(last))) : Optional.empty();
    findings.add(ShapeErrors.unterminatedHeredoc(announced, heredoc, end));
    int behind = nearly ? last + 1 : last;
    unread.put(start, new Span(start, startOf(behind)));
  }

  /** Behind everything for the line behind the last one. */
  private int startOf(int number) {
    return number <= source.lineCount()
        ? source.lineSpan(number).start()
        : source.text().length() + 1;
  }

  /** Whether a place is in what was meant as the body of a here-document without its end. */
  boolean isUnread(Span place) {
    Map.Entry<Integer, Span> before = unread.floorEntry(place.start());
    return before != null && place.start() < before.getValue().end();
  }

  private String text(int number) {
    return source.text(source.lineSpan(number));
  }

  /** Whether a line is an instruction in upper case, as nobody writes in scripts. */
  private boolean isNext(int number) {
    String word = text(number).split("[ \\t]", 2)[0];
    return !word.isEmpty() && Keywords.isName(word);
  }

  /** The bodies that a line announces; the next line is the one behind them. */
  private List<Heredoc> bodies(String logicalLine, Span firstPiece) {
    List<Heredoc> bodies = new ArrayList<>();
    for (Heredocs.Announced heredoc : Heredocs.in(logicalLine)) {
      OptionalInt end = ends.from(line, heredoc);
      if (end.isEmpty()) {
        withoutEnd(firstPiece, heredoc);
        return bodies;
      }
      int start = source.lineSpan(line).start();
      bodies.add(heredoc.with(new Span(start, source.lineSpan(end.getAsInt()).start())));
      line = end.getAsInt() + 1;
    }
    return bodies;
  }
}
