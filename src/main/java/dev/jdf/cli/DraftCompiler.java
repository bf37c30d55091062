package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.lower.LowerCode;
import dev.jdf.lsp.Draft;
import dev.jdf.oci.Config;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Instruction.Unknown;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.SyntaxCode;
import dev.jdf.syntax.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A spec that may be wrong → the configuration that its other lines stand for. Lines with an error
 * are taken out and the rest is compiled, so that no stage of the compiler has to guess.
 */
record DraftCompiler(SpecCompiler compiler) {

  /** What an earlier line says may be wrong only once a later one is gone; not for ever. */
  private static final int MOST_TIMES = 4;

  /** Absent if there is no FROM, or what is wrong is not in a line. */
  Optional<Draft> compile(Parsed parsed, Path directory) {
    Checked<Config> whole = compiler.compile(parsed, directory);
    if (whole.value().isPresent()) {
      return whole.value().map(config -> new Draft(config, List.of()));
    }
    Spec spec = open(parsed.spec());
    Set<Span> leftOut = new TreeSet<>((one, other) -> Integer.compare(one.start(), other.start()));
    List<Diagnostic> findings = whole.findings();
    for (int i = 0; i < MOST_TIMES; i++) {
      Spec fewer = without(spec, findings, leftOut);
      Checked<Config> part = compiler.compile(new Parsed(fewer, List.of()), directory);
      if (part.value().isPresent()) {
        return part.value().map(config -> new Draft(config, upToStage(parsed.spec(), leftOut)));
      }
      spec = fewer;
      findings = part.findings();
    }
    return Optional.empty();
  }

  /** Lines below a stage cannot say anything about it. */
  private List<Span> upToStage(Spec spec, Set<Span> leftOut) {
    List<Stage> stages = Stage.all(spec);
    int end = IntStream.range(0, stages.size() - 1)
        .filter(number -> compiler.target().equals(Optional.of(Integer.toString(number))))
        .map(number -> stages.get(number + 1).from().span().start())
        .findFirst()
        .orElse(spec.source().text().length());
    return leftOut.stream().filter(span -> span.start() < end).toList();
  }

  /** With a line in each stage that may have said what runs: nobody has written it yet. */
  private static Spec open(Spec spec) {
    List<Instruction> lines = new ArrayList<>();
    for (Instruction line : spec.instructions()) {
      lines.add(line);
      if (opening(spec, line).isPresent()) {
        Span behind = Span.at(line.span().end());
        lines.add(new Unknown(new Word("CMD", behind), List.of(), behind));
      }
    }
    return with(spec, lines);
  }

  /** A FROM stays, without its image: or the lines of two stages would be those of one. */
  private static Spec without(Spec spec, List<Diagnostic> findings, Set<Span> leftOut) {
    List<Instruction> kept = new ArrayList<>();
    for (Instruction line : spec.instructions()) {
      List<Diagnostic> errors = errors(line, findings);
      if (errors.isEmpty()) {
        kept.add(line);
      } else {
        opening(spec, line).map(DraftCompiler::withoutImage).ifPresent(kept::add);
        if (!errors.stream().allMatch(it -> it.code() == SyntaxCode.NOT_SUPPORTED)) {
          leftOut.add(line.span());
        }
      }
    }
    return with(spec, kept);
  }

  private static List<Diagnostic> errors(Instruction line, List<Diagnostic> findings) {
    return findings.stream()
        .filter(Diagnostic::isError)
        .filter(finding -> finding.code() != LowerCode.NO_COMMAND)
        .filter(finding -> line.span().start() <= finding.span().start()
            && finding.span().start() < line.span().end())
        .toList();
  }

  private static Optional<From> opening(Spec spec, Instruction line) {
    return Stage.all(with(spec, List.of(line))).stream().findFirst().map(Stage::from);
  }

  private static From withoutImage(From from) {
    return new From(
        from.keyword(), new Word("", from.image().span()), null, from.name(), from.span());
  }

  private static Spec with(Spec spec, List<Instruction> lines) {
    return new Spec(spec.source(), spec.directives(), spec.escape(), spec.comments(), lines);
  }
}
