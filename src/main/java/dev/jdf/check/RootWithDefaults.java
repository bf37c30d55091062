package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.IsolationInstruction.CapDrop;
import dev.jdf.syntax.IsolationInstruction.Privileged;
import java.util.List;

/** Root, its default capabilities, and setuid programs: nothing was taken away. */
final class RootWithDefaults extends TargetRule {

  RootWithDefaults() {
    super(About.of("Root is restricted in some way", Level.HINT));
  }

  @Override
  List<Diagnostic> check(Target target) {
    boolean restricted = target.isUnprivileged()
        || target.says(CapDrop.class)
        || target.isOn(Privileged.class)
        || target.security("no-new-privileges").filter(SecurityOption::isTrue).isPresent();
    return target
        .last(User.class)
        .filter(line -> !restricted && !target.image() && !line.name().text().isEmpty())
        .map(line -> at(line.span(), "root with everything that docker leaves to root")
            .withNote("CAP_DROP ALL, or SECURITY_OPT no-new-privileges, or another USER"))
        .stream()
        .toList();
  }
}
