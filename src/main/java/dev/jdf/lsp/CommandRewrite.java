package dev.jdf.lsp;

import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.Instruction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.TextEdit;

/** {@code CMD serve --all} → {@code CMD ["serve", "--all"]}, where no shell is needed. */
final class CommandRewrite {

  private CommandRewrite() {}

  static List<CodeAction> of(ActionRequest request) {
    return request.document().parsed().spec().instructions().stream()
        .filter(line -> request.touches(line.span()))
        .flatMap(line -> command(line).stream())
        .flatMap(command -> action(request, command).stream())
        .toList();
  }

  private static Optional<CodeAction> action(ActionRequest request, Command command) {
    return command.plainWords().map(words -> {
      String array = words.stream()
          .map(word -> "\"" + word + "\"")
          .collect(Collectors.joining(", ", "[", "]"));
      TextEdit edit = new TextEdit(request.document().lines().range(command.span()), array);
      return request.action(
          CodeActionKind.RefactorRewrite, "convert the shell form to JSON", List.of(edit));
    });
  }

  private static Optional<Command> command(Instruction line) {
    if (line instanceof Onbuild onbuild) {
      return command(onbuild.trigger());
    }
    if (line instanceof Cmd cmd) {
      return Optional.of(cmd.command());
    }
    if (line instanceof Entrypoint entrypoint) {
      return Optional.of(entrypoint.command());
    }
    return line instanceof Run run && run.heredocs().isEmpty()
        ? Optional.of(run.command())
        : Optional.empty();
  }
}
