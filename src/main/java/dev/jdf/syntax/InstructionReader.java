package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.antlr.JdfParser;
import dev.jdf.syntax.antlr.JdfParserBaseVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Turns the parse tree into instructions: the tokens of each line first, then their meaning. */
final class InstructionReader extends JdfParserBaseVisitor<Instruction> {

  /** How words start that are arguments, or go on with a command. */
  private static final Pattern CONTINUES = Pattern.compile("[\\w$./&|-]");

  private final LogicalText text;
  private final char escape;
  private final List<Diagnostic> findings = new ArrayList<>();
  private int lineEnd;
  private List<Heredoc> heredocs = List.of();

  InstructionReader(LogicalText text, char escape) {
    this.text = text;
    this.escape = escape;
  }

  List<Diagnostic> findings() {
    return findings;
  }

  List<Instruction> read(JdfParser.SpecContext spec) {
    List<Instruction> instructions = new ArrayList<>();
    for (JdfParser.LineContext line : spec.line()) {
      if (line.NEWLINE() != null) {
        lineEnd = line.NEWLINE().getSymbol().getStartIndex();
        heredocs = heredocs(line);
        readLine(line).ifPresent(instructions::add);
      }
    }
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

  private Optional<Instruction> readLine(JdfParser.LineContext line) {
    Optional<Instruction> instruction = Optional.ofNullable(line.instruction()).map(this::visit);
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

  @Override
  public Instruction visitInstruction(JdfParser.InstructionContext instruction) {
    return visit(instruction.getChild(0));
  }

  @Override
  public Instruction visitWords(JdfParser.WordsContext words) {
    return dockerfile().read(line(words, words.FLAG(), words.WORD(), null));
  }

  @Override
  public Instruction visitPairs(JdfParser.PairsContext pairs) {
    return new PairForms(text, findings, escape)
        .read(line(pairs, pairs.FLAG(), pairs.WORD(), null));
  }

  @Override
  public Instruction visitText(JdfParser.TextContext one) {
    return dockerfile().read(line(one, one.FLAG(), List.of(), one.rest()));
  }

  @Override
  public Instruction visitCommand(JdfParser.CommandContext command) {
    return new CommandForms(findings)
        .read(line(command, command.FLAG(), List.of(), command.rest()));
  }

  @Override
  public Instruction visitHealthcheck(JdfParser.HealthcheckContext check) {
    TerminalNode type = check.CMD() != null ? check.CMD() : check.NONE();
    List<TerminalNode> flags = new ArrayList<>(check.FLAG());
    List<TerminalNode> words = new ArrayList<>(check.WORD());
    if (type != null) {
      words.add(0, type);
      int start = type.getSymbol().getStopIndex();
      flags.removeIf(flag -> flag.getSymbol().getStartIndex() > start);
      boolean flagsBehind = flags.size() < check.FLAG().size();
      Line line = line(check, flags, words, flagsBehind ? null : check.rest());
      return new HealthcheckForm(findings).read(flagsBehind ? behind(line, check, flags) : line);
    }
    return new HealthcheckForm(findings).read(line(check, flags, words, null));
  }

  /** Behind CMD nothing is a flag of HEALTHCHECK: the text starts at what looks like one. */
  private Line behind(
      Line line, JdfParser.HealthcheckContext check, List<TerminalNode> flagsInFront) {
    Token first = check.FLAG(flagsInFront.size()).getSymbol();
    Word rest = restFrom(first);
    return new Line(
        line.keyword(),
        line.flags(),
        line.words(),
        Optional.empty(),
        Optional.of(rest),
        line.heredocs(),
        line.span());
  }

  @Override
  public Instruction visitMany(JdfParser.ManyContext many) {
    return isolation().many(line(many, many.FLAG(), many.WORD(), null));
  }

  @Override
  public Instruction visitSingle(JdfParser.SingleContext single) {
    return isolation().single(line(single, single.FLAG(), single.WORD(), null));
  }

  @Override
  public Instruction visitToggle(JdfParser.ToggleContext toggle) {
    return isolation().toggle(line(toggle, toggle.FLAG(), toggle.WORD(), null));
  }

  @Override
  public Instruction visitUnknown(JdfParser.UnknownContext unknown) {
    Line line = line(unknown, List.of(), unknown.WORD(), null);
    Diagnostic finding = SyntaxErrors.unknownInstruction(line, Keywords.names());
    boolean explained = finding.fix() != null || !finding.notes().isEmpty();
    boolean below = text.isBelowAnother(unknown.getStart().getStartIndex())
        && CONTINUES.matcher(line.keyword().text()).lookingAt();
    findings.add(below && !explained ? ShapeErrors.maybeContinued(finding, escape) : finding);
    return line.unknown();
  }

  private DockerfileForms dockerfile() {
    return new DockerfileForms(text, findings);
  }

  private IsolationForms isolation() {
    return new IsolationForms(text, findings);
  }

  private Line line(
      ParserRuleContext context,
      List<TerminalNode> flags,
      List<TerminalNode> words,
      JdfParser.@Nullable RestContext rest) {
    Word keyword = word(context.getStart());
    List<Word> split = words.stream().map(node -> word(node.getSymbol())).toList();
    List<Flag> read = flags.stream()
        .filter(node -> node.getText().length() > 2)
        .map(node -> flag(node.getSymbol()))
        .toList();
    Span span = keyword.span().to(Span.at(text.origin(lineEnd)));
    Optional<Word> behind = Optional.ofNullable(rest)
        .map(ParserRuleContext::getStart)
        .or(() -> words.stream().findFirst().map(TerminalNode::getSymbol))
        .map(this::restFrom);
    return new Line(keyword, read, split, json(rest), behind, heredocs, span);
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
