package dev.jdf.format;

import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.LogicalLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One instruction → its lines, without the bodies of here-documents. */
final class InstructionText {

  private static final Pattern KEYWORD = Pattern.compile("(\\w++)(?:[ \\t\\f\\r\\x0B]++(.*)|)");
  private static final Pattern STAGE =
      Pattern.compile("(?i)(.*[ \\t])as([ \\t]++[^ \\t]++[ \\t]*+)");
  private static final Pattern CHECK =
      Pattern.compile("(?i)((?:--[^ \\t\"'\\\\`]++[ \\t]++)*+)(cmd|none)((?:[ \\t].*+)?+)");
  private static final String INDENT = "    ";

  /** Blanks that part words, as many as there are; a vertical tab is one as well. */
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\f\\x0B]{2,}|[\\t\\f\\x0B]");

  private final SourceFile source;
  private final char escape;
  private final LogicalLine logical;
  private final Instruction instruction;
  private final Shape shape;
  private final List<String> lines = new ArrayList<>();
  private final Quoting quoting;
  private final boolean list;
  private int piece;
  private boolean blankBefore;

  InstructionText(SourceFile source, char escape, LogicalLine logical, Instruction instruction) {
    this.source = source;
    this.escape = escape;
    this.logical = logical;
    this.instruction = instruction;
    this.shape = Shape.of(instruction, logical.text());
    this.quoting = new Quoting(shape, escape);
    this.list = isList(instruction) && isPlain(logical.text());
  }

  /** Whether blanks only part words, of which no instruction but these has a meaningful layout. */
  private static boolean isList(Instruction instruction) {
    return instruction instanceof From || instruction instanceof IsolationInstruction;
  }

  private boolean isPlain(String text) {
    return text.chars().noneMatch(c -> c == '"' || c == '\'' || c == escape)
        && !text.contains("${");
  }

  /** With one blank between words. */
  private String tight(String text) {
    return list ? BLANKS.matcher(text).replaceAll(" ") : text;
  }

  /** Its lines up to line {@code last} of the file. */
  List<String> lines(int last) {
    int first = source.line(logical.span().start());
    for (int line = first; line <= last; line++) {
      Span span = source.lineSpan(line);
      if (piece < logical.pieces().size()
          && source.line(logical.pieces().get(piece).start()) == line) {
        addPiece(logical.pieces().get(piece), span);
        piece++;
      } else {
        addBetween(source.text(span));
      }
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private void addPiece(Span kept, Span line) {
    String text = source.text(kept);
    boolean continues = kept.end() < line.end() && source.text().charAt(kept.end()) == escape;
    String body = piece == 0 ? first(text) : indented(text);
    boolean keywordAlone = piece == 0 && body.equals(keyword());
    blankBefore = keywordAlone || text.isEmpty() || isBlank(text.charAt(text.length() - 1));
    quoting.read(text);
    lines.add(continues ? continued(body) : TrailingBlanks.removed(body, escape));
  }

  /** A keyword that stands alone on its line needs a blank in front of the escape character. */
  private String continued(String body) {
    return piece == 0 && body.equals(keyword()) ? body + " " + escape : body + escape;
  }

  private String first(String text) {
    Matcher matcher = KEYWORD.matcher(text);
    if (!matcher.matches() || !matcher.group(1).equals(instruction.keyword().text())) {
      return text;
    }
    String rest = matcher.group(2) == null ? "" : matcher.group(2);
    boolean whole = logical.pieces().size() == 1;
    String operands = whole ? operands(tight(rest)) : tight(rest);
    return operands.isEmpty() ? keyword() : keyword() + " " + operands;
  }

  private String keyword() {
    return instruction.keyword().text().toUpperCase(Locale.ROOT);
  }

  private String operands(String rest) {
    return shape == Shape.JSON ? JsonArray.spaced(withKeyword(rest)) : withKeyword(rest);
  }

  /** The keywords that stand between other words. */
  private String withKeyword(String rest) {
    Matcher check = CHECK.matcher(rest);
    if (instruction instanceof Healthcheck && check.matches()) {
      return check.group(1) + check.group(2).toUpperCase(Locale.ROOT) + check.group(3);
    }
    Matcher stage = STAGE.matcher(rest);
    return instruction instanceof From from && from.name() != null && stage.matches()
        ? stage.group(1) + "AS" + stage.group(2)
        : rest;
  }

  private String indented(String text) {
    boolean own = !text.isEmpty() && isBlank(text.charAt(0));
    if (shape == Shape.TEXT || quoting.isOpen() || !(own || blankBefore) || text.isBlank()) {
      return tight(text);
    }
    int start = 0;
    while (isBlank(text.charAt(start))) {
      start++;
    }
    boolean closes = !own && shape == Shape.JSON;
    return closes ? text : INDENT + tight(text.substring(start));
  }

  /** A comment or an empty line that the instruction goes on behind. */
  private void addBetween(String text) {
    String bare = text.strip();
    boolean again = lines.get(lines.size() - 1).isEmpty();
    if (bare.startsWith("#")) {
      String comment = shape == Shape.TEXT ? text : INDENT + text.stripLeading();
      lines.add(TrailingBlanks.removed(comment, escape));
    } else if (!again) {
      lines.add("");
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
