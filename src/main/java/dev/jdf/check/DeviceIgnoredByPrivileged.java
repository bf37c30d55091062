package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Device;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import dev.jdf.syntax.Word;
import java.util.Optional;

/** PRIVILEGED gives every device, with all permissions. */
final class DeviceIgnoredByPrivileged implements WordRule {

  @Override
  public String title() {
    return "DEVICE is not given with PRIVILEGED";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public Mark mark() {
    return Mark.UNNECESSARY;
  }

  @Override
  public Class<Device> kind() {
    return Device.class;
  }

  @Override
  public Optional<Diagnostic> check(Word word, Target target) {
    return target
        .switchedOn(Privileged.class)
        .map(keyword -> at(word.span(), "PRIVILEGED gives every device, with all permissions")
            .withLabel(keyword.span(), "here"));
  }
}
