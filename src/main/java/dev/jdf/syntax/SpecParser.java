package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.antlr.JdfParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Parses the text of a spec. Whatever the text, there is a spec; what is wrong is a finding. */
public final class SpecParser {

  private SpecParser() {}

  public static Parsed parse(SourceFile source) {
    return parse(source, new KnownLines());
  }

  /** With what is known of an earlier version of the text, for the next one. */
  public static Parsed parse(SourceFile source, KnownLines known) {
    List<Diagnostic> whole = RawText.findings(source);
    return whole.isEmpty()
        ? lines(source, known)
        : new Parsed(new Spec(source, List.of(), '\\', List.of(), List.of()), whole);
  }

  private static Parsed lines(SourceFile source, KnownLines known) {
    Directives directives = Directives.read(source);
    char escape = directives.escape();
    PlainLines plain = new PlainLines(known.of(escape));
    LogicalLines lines = LogicalLines.read(source, escape, directives.nextLine(), plain);
    InstructionReader reader = new InstructionReader(lines.text(), escape);
    List<Instruction> instructions = reader.read(tree(lines.text(), escape), plain).stream()
        .map(line -> lines.isUnread(line.keyword().span()) ? unread(line) : line)
        .toList();
    known.keep(escape, plain.all());
    List<Diagnostic> findings = new ArrayList<>();
    source.malformed().forEach(span -> findings.add(SyntaxErrors.notUtf8(span)));
    findings.addAll(directives.findings());
    findings.addAll(lines.findings());
    findings.addAll(reader.findings());
    findings.addAll(WholeFile.findings(instructions));
    findings.addAll(BuildSteps.findings(instructions));
    findings.addAll(StageNumbers.findings(instructions));
    findings.removeIf(finding ->
        finding.code() != SyntaxCode.UNTERMINATED_HEREDOC && lines.isUnread(finding.span()));
    findings.sort(Diagnostic.BY_PLACE);
    return new Parsed(
        new Spec(source, directives.directives(), escape, lines.comments(), instructions),
        findings);
  }

  /** Whatever it looks like, it is a part of a here-document and has no keyword. */
  private static Instruction unread(Instruction line) {
    Word none = new Word("", line.keyword().span());
    return new Instruction.Unknown(none, List.of(), line.span());
  }

  /** The grammar takes any text, so there is nothing that its parser could report. */
  static JdfParser.SpecContext tree(LogicalText text, char escape) {
    EscapeLexer lexer = new EscapeLexer(text, escape);
    lexer.removeErrorListeners();
    JdfParser parser = new JdfParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser.spec();
  }
}
