package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.IsolationInstruction.Userns;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** Root of the machine, with something of the machine to use it on. */
final class HostRootInReach extends TargetRule {

  HostRootInReach() {
    super(About.of("Root that owns the machine has nothing of it", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Target target) {
    Optional<Word> host = target.valued(Userns.class, "host");
    Optional<Word> reach = target
        .switchedOn(Privileged.class)
        .or(() -> target.words(IsolationInstruction.Mount.class).stream()
            .filter(word -> BindMount.of(word).isBind() && !BindMount.of(word).readonly())
            .findFirst());
    return host.isEmpty() || target.isUnprivileged()
        ? List.of()
        : reach
            .map(word -> at(
                    word.span(), "root in here is root of the machine, and can use it on this")
                .withLabel(host.get().span(), "the host's users are shared here"))
            .stream()
            .toList();
  }
}
