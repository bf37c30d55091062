package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Device;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Word;
import java.util.Optional;

/** PRIVILEGED gives every device, with all permissions. */
final class DeviceIgnoredByPrivileged extends WordRule {

  DeviceIgnoredByPrivileged() {
    super(
        About.of("DEVICE is not given with PRIVILEGED", Level.WARNING)
            .marked(Rule.Mark.UNNECESSARY),
        Device.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    return target
        .switchedOn(Privileged.class)
        .map(keyword -> at(word.span(), "PRIVILEGED gives every device, with all permissions")
            .withLabel(keyword.span(), "here"));
  }
}
