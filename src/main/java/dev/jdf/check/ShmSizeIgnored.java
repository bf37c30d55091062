package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Ipc;
import dev.jdf.syntax.IsolationInstruction.ShmSize;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** SHM_SIZE is about a mount that is not there. */
final class ShmSizeIgnored extends TargetRule {

  ShmSizeIgnored() {
    super(About.of("SHM_SIZE has a /dev/shm to be about", Level.WARNING)
        .marked(Rule.Mark.UNNECESSARY));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .last(ShmSize.class)
        .flatMap(size -> reason(target)
            .map(why ->
                at(size.span(), "SHM_SIZE has no effect").withLabel(why.span(), "because of this")))
        .stream()
        .toList();
  }

  private static Optional<Word> reason(Target target) {
    return target
        .valued(Ipc.class, "host")
        .or(() -> target.valued(Ipc.class, "none"))
        .or(() -> Optional.ofNullable(target.mounts().get("/dev/shm")))
        .or(() -> Optional.ofNullable(target.mounts().get("/dev")));
  }
}
