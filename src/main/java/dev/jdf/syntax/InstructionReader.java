package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.Line.Shape;
import dev.jdf.syntax.antlr.JdfParser;
import dev.jdf.syntax.antlr.JdfParserBaseVisitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns the parse tree into instructions: the tokens of each line first, then their meaning. */
final class InstructionReader extends JdfParserBaseVisitor<Line> {

  /** How words start that are arguments, or go on with a command. */
  private static final Pattern CONTINUES = Pattern.compile("[\\w$./&|-]");

  private static final Comparator<Instruction> BY_PLACE =
      (one, other) -> Integer.compare(one.span().start(), other.span().start());

  private final LogicalText text;
  private final char escape;
  private final List<Diagnostic> findings = new ArrayList<>();
  private int lineEnd;
  private int instructionStart;
  private List<Heredoc> heredocs = List.of();

  InstructionReader(LogicalText text, char escape) {
    this.text = text;
    this.escape = escape;
  }

  List<Diagnostic> findings() {
    return findings;
  }

  List<Instruction> read(JdfParser.SpecContext spec) {
    return read(spec, new PlainLines(Map.of()));
  }

  /** With the lines that were left out of the text. */
  List<Instruction> read(JdfParser.SpecContext spec, PlainLines plain) {
    List<Instruction> instructions = new ArrayList<>();
    plain.known().forEach(line -> instructions.add(meaning(line)));
    for (JdfParser.LineContext line : spec.line()) {
      if (line.NEWLINE() != null) {
        lineEnd = line.NEWLINE().getSymbol().getStartIndex();
        heredocs = heredocs(line);
        Optional<Line> read = Optional.ofNullable(line.instruction()).map(this::visit);
        read.ifPresent(plain::keep);
        withOnbuild(line, read.map(this::meaning)).ifPresent(instructions::add);
      }
    }
    instructions.sort(BY_PLACE);
    return instructions;
  }

  /** The bodies behind a line, and what the line says of each. */
  private List<Heredoc> heredocs(JdfParser.LineContext line) {
    if (line.heredoc().isEmpty()) {
      return List.of();
    }
    int start = line.getStart().getStartIndex();
    String written = line.getStart().getInputStream().getText(Interval.of(start, lineEnd - 1));
    List<Heredocs.Announced> announced = Heredocs.in(written);
    List<Heredoc> read = new ArrayList<>();
    for (JdfParser.HeredocContext body : line.heredoc()) {
      int from = body.getStart().getStartIndex();
      int end = body.HEREDOC_END().getSymbol().getStartIndex();
      Span span = new Span(text.origin(from), text.origin(end));
      read.add(announced.get(read.size()).with(span));
    }
    return read;
  }

  private Optional<Instruction> withOnbuild(
      JdfParser.LineContext line, Optional<Instruction> instruction) {
    if (line.ONBUILD().isEmpty()) {
      return instruction;
    }
    Token onbuild = line.ONBUILD(0).getSymbol();
    return Optional.of(onbuild(word(onbuild), line.ONBUILD().size(), instruction));
  }

  private Instruction onbuild(Word keyword, int count, Optional<Instruction> trigger) {
    Span span = keyword.span().to(Span.at(text.origin(lineEnd)));
    if (count > 1) {
      findings.add(SyntaxErrors.onbuildTrigger(keyword));
    } else if (trigger.isEmpty()) {
      findings.add(SyntaxErrors.argumentCount(span, "ONBUILD takes an instruction"));
    } else if (trigger.get() instanceof DockerfileInstruction.From
        || trigger.get() instanceof DockerfileInstruction.Maintainer) {
      findings.add(SyntaxErrors.onbuildTrigger(trigger.get().keyword()));
    } else {
      return new DockerfileInstruction.Onbuild(keyword, trigger.get(), span);
    }
    return new Instruction.Unknown(keyword, List.of(), span);
  }

  private Instruction meaning(Line line) {
    return switch (line.shape()) {
      case WORDS, TEXT -> new DockerfileForms(text, findings).read(line);
      case PAIRS -> new PairForms(text, findings, escape).read(line);
      case COMMAND -> new CommandForms(findings).read(line);
      case HEALTHCHECK -> new HealthcheckForm(findings).read(line);
      case MANY -> new IsolationForms(text, findings).many(line);
      case SINGLE -> new IsolationForms(text, findings).single(line);
      case TOGGLE -> new IsolationForms(text, findings).toggle(line);
      case UNKNOWN -> unknown(line);
    };
  }

  private Instruction unknown(Line line) {
    Diagnostic finding = SyntaxErrors.unknownInstruction(line, Keywords.names());
    boolean explained = finding.fix() != null || !finding.notes().isEmpty();
    boolean below = text.isBelowAnother(instructionStart)
        && CONTINUES.matcher(line.keyword().text()).lookingAt();
    findings.add(below && !explained ? ShapeErrors.maybeContinued(finding, escape) : finding);
    return line.unknown();
  }

  @Override
  public Line visitInstruction(JdfParser.InstructionContext instruction) {
    instructionStart = instruction.getStart().getStartIndex();
    return visit(instruction.getChild(0));
  }

  @Override
  public Line visitWords(JdfParser.WordsContext words) {
    return words(Shape.WORDS, words, words.FLAG(), words.WORD());
  }

  @Override
  public Line visitPairs(JdfParser.PairsContext pairs) {
    return words(Shape.PAIRS, pairs, pairs.FLAG(), pairs.WORD());
  }

  @Override
  public Line visitText(JdfParser.TextContext one) {
    return text(Shape.TEXT, one, one.FLAG(), one.rest());
  }

  @Override
  public Line visitCommand(JdfParser.CommandContext command) {
    return text(Shape.COMMAND, command, command.FLAG(), command.rest());
  }

  @Override
  public Line visitHealthcheck(JdfParser.HealthcheckContext check) {
    TerminalNode type = check.CMD() != null ? check.CMD() : check.NONE();
    if (type == null) {
      return words(Shape.HEALTHCHECK, check, check.FLAG(), check.WORD());
    }
    int typeEnd = type.getSymbol().getStopIndex();
    List<TerminalNode> flags = new ArrayList<>(check.FLAG());
    flags.removeIf(flag -> flag.getSymbol().getStartIndex() > typeEnd);
    return line(Shape.HEALTHCHECK, check, flags, operands(check, type.getSymbol(), flags.size()));
  }

  /** Behind CMD nothing is a flag of HEALTHCHECK: the text starts at what looks like one. */
  private Operands operands(JdfParser.HealthcheckContext check, Token type, int flagsInFront) {
    boolean flagsBehind = flagsInFront < check.FLAG().size();
    Optional<Word> rest = flagsBehind
        ? Optional.of(restFrom(check.FLAG(flagsInFront).getSymbol()))
        : text(check.rest()).or(() -> Optional.of(restFrom(type)));
    return new Operands(
        List.of(word(type)), flagsBehind ? Optional.empty() : json(check.rest()), rest);
  }

  @Override
  public Line visitMany(JdfParser.ManyContext many) {
    return words(Shape.MANY, many, many.FLAG(), many.WORD());
  }

  @Override
  public Line visitSingle(JdfParser.SingleContext single) {
    return words(Shape.SINGLE, single, single.FLAG(), single.WORD());
  }

  @Override
  public Line visitToggle(JdfParser.ToggleContext toggle) {
    return words(Shape.TOGGLE, toggle, toggle.FLAG(), toggle.WORD());
  }

  @Override
  public Line visitUnknown(JdfParser.UnknownContext unknown) {
    return words(Shape.UNKNOWN, unknown, List.of(), unknown.WORD());
  }

  private Line words(
      Shape shape, ParserRuleContext context, List<TerminalNode> flags, List<TerminalNode> words) {
    List<Word> split = words.stream().map(node -> word(node.getSymbol())).toList();
    Optional<Word> rest = words.stream().findFirst().map(node -> restFrom(node.getSymbol()));
    return line(shape, context, flags, new Operands(split, Optional.empty(), rest));
  }

  private Line text(
      Shape shape,
      ParserRuleContext context,
      List<TerminalNode> flags,
      JdfParser.@Nullable RestContext rest) {
    return line(shape, context, flags, new Operands(List.of(), json(rest), text(rest)));
  }

  private Optional<Word> text(JdfParser.@Nullable RestContext rest) {
    return Optional.ofNullable(rest).map(it -> restFrom(it.getStart()));
  }

  /** What is behind the flags. */
  private record Operands(List<Word> words, Optional<List<Word>> json, Optional<Word> rest) {}

  private Line line(
      Shape shape, ParserRuleContext context, List<TerminalNode> flags, Operands operands) {
    Word keyword = word(context.getStart());
    List<Flag> read = flags.stream()
        .filter(node -> node.getText().length() > 2)
        .map(node -> flag(node.getSymbol()))
        .toList();
    Span span = keyword.span().to(Span.at(text.origin(lineEnd)));
    return new Line(
        shape, keyword, read, operands.words(), operands.json(), operands.rest(), heredocs, span);
  }

  private Optional<List<Word>> json(JdfParser.@Nullable RestContext rest) {
    if (rest == null || rest.JSON() == null) {
      return Optional.empty();
    }
    return Optional.of(JsonStrings.elements(word(rest.getStart())));
  }

  /** Everything from a token to the end of the line; a bare {@code --} in front is no part of it. */
  private Word restFrom(Token first) {
    String whole = first.getInputStream().getText(Interval.of(first.getStartIndex(), lineEnd - 1));
    int skipped = 0;
    if (whole.startsWith("--") && whole.length() > 2 && Line.isBlank(whole.charAt(2))) {
      skipped = Blanks.skip(whole, 2, whole.length());
    }
    return text.word(whole.substring(skipped), first.getStartIndex() + skipped, lineEnd);
  }

  private Word word(Token token) {
    return text.word(token.getText(), token.getStartIndex(), token.getStopIndex() + 1);
  }

  private Flag flag(Token token) {
    Word all = word(token);
    int equals = all.text().indexOf('=');
    int end = all.text().length();
    Word name = Quotes.removed(all.part(2, equals < 0 ? end : equals), escape);
    Word value = equals < 0 ? null : Quotes.removed(all.part(equals + 1, end), escape);
    return new Flag(name, value, all.span());
  }
}
