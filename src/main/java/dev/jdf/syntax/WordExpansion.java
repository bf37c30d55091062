package dev.jdf.syntax;

import dev.jdf.syntax.Expansion.Problem;
import dev.jdf.syntax.antlr.JdfWordParser.ConditionalContext;
import dev.jdf.syntax.antlr.JdfWordParser.DoubleContext;
import dev.jdf.syntax.antlr.JdfWordParser.EscapedContext;
import dev.jdf.syntax.antlr.JdfWordParser.InQuotesContext;
import dev.jdf.syntax.antlr.JdfWordParser.PieceContext;
import dev.jdf.syntax.antlr.JdfWordParser.QuotedEscapeContext;
import dev.jdf.syntax.antlr.JdfWordParser.QuotedEscapedContext;
import dev.jdf.syntax.antlr.JdfWordParser.QuotedTextContext;
import dev.jdf.syntax.antlr.JdfWordParser.QuotedVariableContext;
import dev.jdf.syntax.antlr.JdfWordParser.ReferenceContext;
import dev.jdf.syntax.antlr.JdfWordParser.ReplacedContext;
import dev.jdf.syntax.antlr.JdfWordParser.SimpleContext;
import dev.jdf.syntax.antlr.JdfWordParser.SingleContext;
import dev.jdf.syntax.antlr.JdfWordParser.SingleOpenContext;
import dev.jdf.syntax.antlr.JdfWordParser.TextContext;
import dev.jdf.syntax.antlr.JdfWordParser.TrimmedContext;
import dev.jdf.syntax.antlr.JdfWordParser.UnsupportedContext;
import dev.jdf.syntax.antlr.JdfWordParser.ValueContext;
import dev.jdf.syntax.antlr.JdfWordParser.VariableContext;
import dev.jdf.syntax.antlr.JdfWordParser.WordContext;
import dev.jdf.syntax.antlr.JdfWordParserVisitor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.tree.AbstractParseTreeVisitor;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Goes through the tree of one word, up to the first problem, and finds what comes of it. */
final class WordExpansion extends AbstractParseTreeVisitor<String>
    implements JdfWordParserVisitor<String> {

  private static final String NO_END = "missing } of ${";

  private final Map<String, String> variables;
  private final Set<String> unset = new LinkedHashSet<>();
  private Optional<Problem> problem = Optional.empty();
  private boolean inPattern;
  private int depth;

  WordExpansion(Map<String, String> variables) {
    this.variables = variables;
  }

  Expansion of(WordContext word) {
    ExpandedWords words = expanded(word.piece(), false);
    return problem.isPresent()
        ? new Expansion("", List.of(), unset, problem)
        : new Expansion(words.text(), words.split(), unset, problem);
  }

  /** In a pattern escapes are kept: what is escaped there is itself, and no {@code *} or ?. */
  private ExpandedWords expanded(List<PieceContext> pieces, boolean pattern) {
    boolean outside = inPattern;
    inPattern = pattern;
    ExpandedWords words = new ExpandedWords();
    for (PieceContext piece : pieces) {
      if (problem.isEmpty()) {
        words.add(visit(piece), piece instanceof TextContext || piece instanceof VariableContext);
        checkLength(words.length());
      }
    }
    inPattern = outside;
    return words;
  }

  private String text(List<PieceContext> pieces, boolean pattern) {
    return expanded(pieces, pattern).text();
  }

  private void checkLength(int length) {
    if (length > Expansion.LONGEST) {
      fail(Expansion.tooLong());
    }
  }

  private String fail(String text) {
    return fail(Problem.of(text));
  }

  private String fail(Problem found) {
    problem = problem.or(() -> Optional.of(found));
    return "";
  }

  private void mustEnd(@Nullable TerminalNode end, String otherwise) {
    if (end == null) {
      fail(otherwise);
    }
  }

  @Override
  public String visitWord(WordContext word) {
    return text(word.piece(), false);
  }

  @Override
  public String visitText(TextContext text) {
    return text.getText();
  }

  @Override
  public String visitEscaped(EscapedContext escaped) {
    return behindEscape(escaped.getText());
  }

  private String behindEscape(String escaped) {
    return inPattern ? escaped : escaped.substring(1);
  }

  @Override
  public String visitSingle(SingleContext single) {
    return single.getText().substring(1, single.getText().length() - 1);
  }

  @Override
  public String visitSingleOpen(SingleOpenContext single) {
    return fail("missing closing '");
  }

  @Override
  public String visitDouble(DoubleContext quoted) {
    StringBuilder text = new StringBuilder();
    for (InQuotesContext piece : quoted.inQuotes()) {
      if (problem.isEmpty()) {
        text.append(visit(piece));
        checkLength(text.length());
      }
    }
    mustEnd(quoted.END_QUOTE(), "missing closing \"");
    return text.toString();
  }

  @Override
  public String visitQuotedText(QuotedTextContext text) {
    return text.getText();
  }

  @Override
  public String visitQuotedEscaped(QuotedEscapedContext escaped) {
    return behindEscape(escaped.getText());
  }

  /** Two of them in a pattern are one character. */
  @Override
  public String visitQuotedEscape(QuotedEscapeContext escape) {
    return inPattern ? escape.getText().repeat(2) : escape.getText();
  }

  @Override
  public String visitQuotedVariable(QuotedVariableContext variable) {
    return reference(variable.reference());
  }

  @Override
  public String visitVariable(VariableContext variable) {
    return reference(variable.reference());
  }

  private String reference(ReferenceContext reference) {
    int level = reference instanceof SimpleContext ? 0 : 1;
    depth += level;
    String value = depth > WordLexer.DEEPEST ? fail("${ is nested too deeply") : visit(reference);
    depth -= level;
    return value;
  }

  @Override
  public String visitSimple(SimpleContext simple) {
    return value(ReferenceNames.name(simple.VARIABLE().getSymbol())).orElse("");
  }

  @Override
  public String visitValue(ValueContext value) {
    mustEnd(value.CLOSE(), NO_END);
    return value(name(value.OPEN(), "}")).orElse("");
  }

  @Override
  public String visitConditional(ConditionalContext conditional) {
    String operator = conditional.CONDITION().getText();
    String name = name(conditional.OPEN(), operator);
    String word = text(conditional.w, false);
    mustEnd(conditional.CLOSE(), NO_END);
    Optional<String> value = Optional.ofNullable(variables.get(name));
    Optional<String> usable = value.filter(text -> operator.charAt(0) != ':' || !text.isEmpty());
    return switch (operator.charAt(operator.length() - 1)) {
      case '+' -> usable.map(text -> word).orElse("");
      case '-' -> usable.orElse(word);
      default -> usable.orElseGet(() -> missing(name, value.isPresent() ? "empty" : "unset", word));
    };
  }

  private String missing(String name, String state, String word) {
    String text = name + ": " + (word.isEmpty() ? "is not allowed to be " + state : word);
    return fail(new Problem(SyntaxCode.VALUE_REQUIRED, text));
  }

  /** A pattern that starts with the operator is for the longest, even if a variable says so. */
  @Override
  public String visitTrimmed(TrimmedContext trimmed) {
    String operator = trimmed.TRIM().getText();
    String pattern = operator.substring(1) + text(trimmed.p, true);
    mustEnd(trimmed.CLOSE(), NO_END);
    boolean longest = pattern.startsWith(operator.substring(0, 1));
    String value = value(name(trimmed.OPEN(), operator)).orElse("");
    return glob(longest ? pattern.substring(1) : pattern, value)
        .map(glob -> operator.charAt(0) == '#'
            ? glob.withoutPrefix(value, longest)
            : glob.withoutSuffix(value, longest))
        .orElse("");
  }

  @Override
  public String visitReplaced(ReplacedContext replaced) {
    String operator = replaced.REPLACE().getText();
    String pattern = text(replaced.p, true);
    mustEnd(replaced.SLASH(), "missing / of ${NAME/PATTERN/TEXT}");
    String replacement = text(replaced.w, true);
    mustEnd(replaced.CLOSE(), NO_END);
    String value = value(name(replaced.OPEN(), operator)).orElse("");
    Optional<Glob> glob = glob(pattern, value);
    if ((long) replacement.length() * value.length() > 16L * Expansion.LONGEST) {
      fail(Expansion.tooLong());
    }
    return problem.isPresent()
        ? ""
        : glob.map(it -> it.replace(value, replacement, operator.length() == 2)).orElse("");
  }

  /** The pattern, unless there is a problem. */
  private Optional<Glob> glob(String pattern, String value) {
    Glob.invalidEscape(pattern)
        .ifPresent(wrong -> fail("invalid escape " + wrong + " in the pattern " + pattern));
    if (problem.isPresent()) {
      return Optional.empty();
    }
    Glob glob = Glob.of(pattern);
    if ((long) glob.length() * value.length() > 1 << 26) {
      fail("pattern and value are too long");
    }
    return problem.isPresent() ? Optional.empty() : Optional.of(glob);
  }

  @Override
  public String visitUnsupported(UnsupportedContext unsupported) {
    String operator = unsupported.UNSUPPORTED().getText();
    name(unsupported.OPEN(), operator);
    return fail(
        operator.equals(":")
            ? NO_END
            : "unsupported modifier " + operator + " in ${NAME" + operator + "...}");
  }

  private String name(TerminalNode open, String behind) {
    String name = ReferenceNames.name(open.getSymbol());
    if (name.isEmpty() && "{}:".indexOf(behind.charAt(0)) >= 0) {
      fail("bad substitution: a name belongs behind ${");
    }
    return name;
  }

  private Optional<String> value(String name) {
    Optional<String> value = Optional.ofNullable(variables.get(name));
    if (value.isEmpty()) {
      unset.add(name);
    }
    return value;
  }
}
