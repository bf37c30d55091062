package dev.jdf.format;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Directive;
import dev.jdf.syntax.Gathered;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.LogicalLine;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.SyntaxCode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A spec → the same spec, laid out as most people do it. No command, value, comment or
 * here-document changes by a character: images that were built before stay in the build cache.
 *
 * <ul>
 *   <li>Keywords are in upper case, with one blank behind them.
 *   <li>Continued lines are indented by four blanks where blanks mean nothing: not in a command's
 *       text, nor between quotes.
 *   <li>Words of FROM and of isolating instructions have one blank between them.
 *   <li>JSON arrays on one line are written {@code ["a", "b"]}.
 *   <li>At most one empty line in a row, none at the ends of the file, no blanks at the ends of
 *       lines, and the line end that most lines have.
 *   <li>A line that is not understood stays as it is.
 * </ul>
 */
public final class Formatter {

  /** A comment that becomes a directive if it moves to the top. */
  private static final Pattern DIRECTIVE = Pattern.compile("(?i)\\s*+#\\s*+\\w++\\s*+=.*+");

  private static final String MARK = "\uFEFF";

  private final SourceFile source;
  private final Layout layout;
  private final List<Instruction> instructions;
  private final FormattedText out;
  private int line = 1;

  private Formatter(SourceFile source, Layout layout, List<Instruction> instructions) {
    this.source = source;
    this.layout = layout;
    this.instructions = instructions;
    this.out = new FormattedText(LineEnd.of(source.text()));
  }

  /**
   * The formatted text. A file with bytes that are not UTF-8 stays as it is, and so does one that
   * {@link #obstacle} is in, and one that would not mean the same afterwards.
   */
  public static String format(SourceFile source) {
    String draft = draft(source);
    return draft.equals(source.text()) || Sameness.holds(source, draft) ? draft : source.text();
  }

  /** Why a file stays as it is, whatever it looks like. */
  public static Optional<Diagnostic> obstacle(SourceFile source) {
    return obstacle(SpecParser.parse(source))
        .map(finding -> finding.withNote("the file is left as it is"));
  }

  /**
   * A here-document without its end, of which nobody knows how far it goes; or that the file is
   * something else, of which some lines look like instructions.
   */
  private static Optional<Diagnostic> obstacle(Parsed parsed) {
    return Gathered.of(parsed.spec().source(), parsed.findings()).stream()
        .filter(finding -> finding.code() == SyntaxCode.UNTERMINATED_HEREDOC
            || finding.code() == SyntaxCode.FOREIGN_TEXT)
        .findFirst();
  }

  /** What is to be handed out if it means the same. */
  static String draft(SourceFile source) {
    Layout layout = Layout.of(source);
    Parsed parsed = SpecParser.parse(source);
    List<Instruction> instructions = parsed.spec().instructions();
    boolean readable = source.malformed().isEmpty()
        && obstacle(parsed).isEmpty()
        && !instructions.isEmpty()
        && instructions.size() == layout.lines().size();
    return readable ? new Formatter(source, layout, instructions).formatted() : source.text();
  }

  private String formatted() {
    for (Directive directive : layout.directives()) {
      out.line("# " + directive.name().text() + "=" + directive.value().text());
      line++;
    }
    for (int i = 0; i < instructions.size(); i++) {
      LogicalLine logical = layout.lines().get(i);
      between(source.line(logical.span().start()));
      instruction(logical, instructions.get(i));
    }
    between(source.lineCount() + 1);
    String text = out.text();
    return source.text().startsWith(MARK) && !text.startsWith(MARK) ? MARK + text : text;
  }

  /** The comments and empty lines in front of line {@code end}. */
  private void between(int end) {
    for (; line < end; line++) {
      String text = withoutMark(source.text(source.lineSpan(line)));
      int start = text.indexOf('#');
      if (start >= 0) {
        out.line(TrailingBlanks.removed(text.substring(start), layout.escape()));
      } else if (!out.isEmpty() || isBeforeDirective(line + 1)) {
        out.emptyLine();
      }
    }
  }

  private boolean isBeforeDirective(int next) {
    return next <= source.lineCount()
        && DIRECTIVE.matcher(source.text(source.lineSpan(next))).matches();
  }

  private void instruction(LogicalLine logical, Instruction instruction) {
    int last = source.line(logical.span().end());
    if (instruction instanceof Instruction.Unknown) {
      verbatim(line, last);
    } else {
      int joined = source.line(logical.joinedEnd());
      int bodies = logical.heredocs().isEmpty() ? last + 1 : joined(logical, joined) + 1;
      new InstructionText(source, layout.escape(), logical, instruction)
          .lines(bodies - 1)
          .forEach(out::line);
      verbatim(bodies, last);
    }
    line = last + 1;
  }

  /** The line in front of the first body: comments and empty lines may stand behind the text. */
  private int joined(LogicalLine logical, int joined) {
    return Math.max(joined, source.line(logical.heredocs().get(0).body().start()) - 1);
  }

  private void verbatim(int from, int to) {
    for (int i = from; i <= to; i++) {
      out.exactly(withEnd(i));
    }
  }

  /** A line with whatever ends it, as here-documents may be about that. */
  private String withEnd(int number) {
    int start = source.lineSpan(number).start();
    int end = number < source.lineCount()
        ? source.lineSpan(number + 1).start()
        : source.text().length();
    return source.text().substring(start, end);
  }

  private static String withoutMark(String text) {
    return text.startsWith(MARK) ? text.substring(1) : text;
  }
}
