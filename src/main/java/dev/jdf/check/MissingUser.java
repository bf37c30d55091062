package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.User;
import java.util.List;

/** CIS 4.1, CKV_DOCKER_3: ensure that a user for the container has been created. */
final class MissingUser extends TargetRule {

  MissingUser() {
    super(About.of("USER says who the process runs as", Level.HINT));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.says(User.class)
        ? List.of()
        : List.of(at(target.place(), "the process is root unless the image says otherwise")
            .withNote("CIS 4.1; for example USER 65534:65534"));
  }
}
