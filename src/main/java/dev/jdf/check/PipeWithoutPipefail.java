package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
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
import java.util.regex.Pattern;

/** hadolint DL4006: of a pipe only the last command's failure is seen. */
final class PipeWithoutPipefail extends SpecRule {

  private static final String OPTION = "pipefail";

  private static final Pattern WITH_ASH =
      Pattern.compile("(.*/)?(alpine|busybox)([:@].*)?|.*-alpine[0-9.]*(@.*)?");

  PipeWithoutPipefail() {
    super(About.of("A pipe fails if one of its commands does", Level.INFO));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    Set<String> careful = new HashSet<>();
    List<Diagnostic> findings = new ArrayList<>();
    for (int i = 0; i < subject.stages().size(); i++) {
      Stage stage = subject.stages().get(i);
      String base = subject.variables().bases().get(i).text();
      boolean seen = careful.contains(base);
      for (Instruction line : stage.instructions()) {
        seen = line instanceof Shell shell ? isCareful(shell) : seen;
        if (!seen && line instanceof Run run) {
          check(run.command(), base).ifPresent(findings::add);
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

  private Optional<Diagnostic> check(Command command, String base) {
    Word text = command.words().isEmpty()
        ? new Word("", command.span())
        : command.words().get(0);
    if (!command.shell() || text.text().contains(OPTION)) {
      return Optional.empty();
    }
    OptionalInt pipe = ShellText.pipe(text.text());
    return pipe.isEmpty()
        ? Optional.empty()
        : Optional.of(finding(text, pipe.getAsInt(), shellOf(base)));
  }

  /** @param shell one that knows the option and that the image is likely to have */
  private Diagnostic finding(Word text, int pipe, String shell) {
    return at(text.span(pipe, pipe + 1), "if a command in front of this fails, nobody hears of it")
        .withNote("above: SHELL [\"" + shell + "\", \"-o\", \"pipefail\", \"-c\"]");
  }

  private static String shellOf(String image) {
    return WITH_ASH.matcher(image).matches() ? "/bin/ash" : "/bin/bash";
  }
}
