package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.User;
import java.util.List;

/** CIS 4.1, CKV_DOCKER_3: ensure that a user for the container has been created. */
final class MissingUser implements TargetRule {

  @Override
  public String title() {
    return "USER says who the process runs as";
  }

  @Override
  public Level level() {
    return Level.HINT;
  }

  @Override
  public List<Diagnostic> check(Target target) {
    return target.says(User.class)
        ? List.of()
        : List.of(at(target.place(), "the process is root unless the image says otherwise")
            .withNote("CIS 4.1; for example USER 65534:65534"));
  }
}
