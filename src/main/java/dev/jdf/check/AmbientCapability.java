package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** docker gives a process that is not root nothing of CAP_ADD. */
final class AmbientCapability extends TargetRule {

  AmbientCapability() {
    super(About.of("What CAP_ADD gives a user is the same in every engine", Level.HINT));
  }

  @Override
  List<Diagnostic> check(Target target) {
    Optional<Word> user = target.last(User.class).map(User::name);
    return target.isUnprivileged() && user.isPresent()
        ? target.words(CapAdd.class).stream()
            .map(word -> at(
                    word.span(), "only jdf and podman give this to a process that is not root")
                .withLabel(user.get().span(), "the user")
                .withNote("docker has no ambient capabilities: there the process gets nothing"))
            .toList()
        : List.of();
  }
}
