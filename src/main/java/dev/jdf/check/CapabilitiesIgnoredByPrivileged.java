package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.CapAdd;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PRIVILEGED gives all capabilities, whatever else is said. */
final class CapabilitiesIgnoredByPrivileged extends TargetRule {

  CapabilitiesIgnoredByPrivileged() {
    super(About.of("CAP_ADD and CAP_DROP are not given with PRIVILEGED", Level.WARNING)
        .marked(Rule.Mark.UNNECESSARY));
  }

  @Override
  List<Diagnostic> check(Target target) {
    Optional<Word> privileged = target.switchedOn(Privileged.class);
    if (privileged.isEmpty()) {
      return List.of();
    }
    return Stream.concat(target.all(CapAdd.class).stream(), target.all(CapDrop.class).stream())
        .map(line -> at(line.span(), "this has no effect next to PRIVILEGED")
            .withLabel(privileged.get().span(), "all capabilities are given here")
            .withNote("leave PRIVILEGED out, and name the capabilities that are needed"))
        .toList();
  }
}
