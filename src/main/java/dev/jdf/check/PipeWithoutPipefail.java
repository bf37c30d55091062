package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** hadolint DL4006: of a pipe only the last command's failure is seen. */
final class PipeWithoutPipefail extends SpecRule {

  private static final String OPTION = "pipefail";

  PipeWithoutPipefail() {
    super(About.of("A pipe fails if one of its commands does", Level.INFO));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    Set<String> careful = new HashSet<>();
    List<Diagnostic> findings = new ArrayList<>();
    for (int i = 0; i < subject.stages().size(); i++) {
      Stage stage = subject.stages().get(i);
      boolean seen = careful.contains(subject.variables().bases().get(i).text());
      for (Instruction line : stage.instructions()) {
        seen = line instanceof Shell shell ? isCareful(shell) : seen;
        if (!seen && line instanceof Run run) {
          check(run.command()).ifPresent(findings::add);
        }
      }
      if (seen) {
        stage.name().map(Word::text).ifPresent(careful::add);
      }
    }
    return findings;
  }

  /** Whether it stops at a failing pipe, or knows nothing of the sort. */
  private static boolean isCareful(Shell shell) {
    return shell.words().stream().map(Word::text).anyMatch(word -> word.contains(OPTION))
        || shell.words().isEmpty()
        || !shell.words().get(0).text().matches("(?:.*/)?(?:sh|ash|bash|dash|ksh|zsh)");
  }

  private Optional<Diagnostic> check(Command command) {
    Word text = command.words().isEmpty()
        ? new Word("", command.span())
        : command.words().get(0);
    if (!command.shell() || text.text().contains(OPTION)) {
      return Optional.empty();
    }
    OptionalInt pipe = ShellText.pipe(text.text());
    return pipe.isEmpty() ? Optional.empty() : Optional.of(finding(text, pipe.getAsInt()));
  }

  /** Where a command is on one line, its characters are where the file has them. */
  private Diagnostic finding(Word text, int pipe) {
    int start = text.span().start() + pipe;
    Span place =
        text.span().length() == text.text().length() ? new Span(start, start + 1) : text.span();
    return at(place, "if a command in front of this fails, nobody hears of it")
        .withNote("above: SHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]");
  }
}
