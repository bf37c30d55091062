package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import java.util.List;
import java.util.Optional;

/** A shell takes only its first argument as the command. */
final class CmdLostInShellForm extends TargetRule {

  CmdLostInShellForm() {
    super(About.of("CMD reaches the program", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Target target) {
    Optional<Cmd> cmd = target.last(Cmd.class);
    return target
        .last(Entrypoint.class)
        .filter(line -> line.command().shell() && cmd.isPresent())
        .map(line -> at(cmd.get().span(), "the program never sees this")
            .withLabel(line.span(), "the shell form of ENTRYPOINT takes no arguments")
            .withNote("write ENTRYPOINT in the JSON form: [\"/path/to/program\"]"))
        .stream()
        .toList();
  }
}
