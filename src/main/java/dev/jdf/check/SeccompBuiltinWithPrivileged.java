package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import java.util.List;

/** docker cannot start this. */
final class SeccompBuiltinWithPrivileged extends TargetRule {

  SeccompBuiltinWithPrivileged() {
    super(About.of("seccomp=builtin is not given with PRIVILEGED", Level.ERROR));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .security("seccomp")
        .filter(option -> option.value().equals("builtin"))
        .flatMap(option -> target
            .switchedOn(Privileged.class)
            .map(keyword -> at(option.word().span(), "docker fails on this next to PRIVILEGED")
                .withLabel(keyword.span(), "here")
                .withNote("it says: Decoding seccomp profile failed")))
        .stream()
        .toList();
  }
}
