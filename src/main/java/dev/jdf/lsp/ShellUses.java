package dev.jdf.lsp;

import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.Heredoc;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The variables that commands name: RUN has all of its stage, programs have what ENV says. */
final class ShellUses {

  private static final Set<String> SHELLS = Set.of("sh", "ash", "bash", "dash", "ksh", "zsh");

  private final Spec spec;
  private final boolean otherShell;

  /** Where a command names a variable; {@code plain} where its shell is sure to put it in. */
  record Use(Word word, boolean plain) {}

  ShellUses(Spec spec) {
    this.spec = spec;
    this.otherShell = spec.all(Shell.class).stream().anyMatch(ShellUses::isOther);
  }

  private static boolean isOther(Shell line) {
    String program = line.words().isEmpty() ? "" : line.words().get(0).text();
    return !SHELLS.contains(program.substring(program.lastIndexOf('/') + 1));
  }

  /** The uses of a step that makes the file system. */
  Stream<Use> whileBuilding(Instruction line) {
    return line instanceof Run run
        ? Stream.concat(
            in(run.command()), run.heredocs().stream().flatMap(heredoc -> unclear(body(heredoc))))
        : Stream.empty();
  }

  /** The uses of what starts with the container. */
  Stream<Use> atStart(Instruction line) {
    return command(line).stream().flatMap(this::in);
  }

  private static Optional<Command> command(Instruction line) {
    if (line instanceof Cmd cmd) {
      return Optional.of(cmd.command());
    }
    if (line instanceof Entrypoint entrypoint) {
      return Optional.of(entrypoint.command());
    }
    return line instanceof Healthcheck check
        ? Optional.ofNullable(check.command())
        : Optional.empty();
  }

  /** No shell reads the JSON form, but a program in it may be one. */
  private Stream<Use> in(Command command) {
    return command.words().stream()
        .filter(word -> word.text().length() > 1)
        .flatMap(
            word -> command.shell() && !otherShell ? uses(ShellNames.in(word)) : unclear(word));
  }

  private Word body(Heredoc heredoc) {
    return new Word(spec.source().text(heredoc.body()), heredoc.body());
  }

  private static Stream<Use> unclear(Word text) {
    return uses(ShellNames.unclear(text));
  }

  private static Stream<Use> uses(List<ShellNames.Found> found) {
    return found.stream().map(it -> new Use(it.name(), it.plain()));
  }
}
