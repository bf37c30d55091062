package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.ReadOnly;
import java.util.List;
import java.util.Set;

/** Most programs write a temporary file somewhere. */
final class ReadOnlyWithoutTmpfs extends TargetRule {

  ReadOnlyWithoutTmpfs() {
    super(About.of("A read-only root has a place for temporary files", Level.INFO));
  }

  @Override
  List<Diagnostic> check(Target target) {
    Set<String> writable = target.mounts().keySet();
    return target
        .switchedOn(ReadOnly.class)
        .filter(keyword -> !target.base().isHost() && !writable.contains("/tmp"))
        .map(keyword -> at(
                keyword.span(),
                writable.isEmpty()
                    ? "nothing can be written, not even in /tmp"
                    : "nothing can be written in /tmp")
            .withNote("TMPFS /tmp:size=64m gives the program a place for temporary files"))
        .stream()
        .toList();
  }
}
