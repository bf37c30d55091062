package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.DockerfileInstruction.User;
import java.util.List;

/** A number without a group gets group 0. */
final class UserWithoutGroup implements TargetRule {

  @Override
  public String title() {
    return "A numeric USER has a group";
  }

  @Override
  public Level level() {
    return Level.INFO;
  }

  @Override
  public boolean fixIsSound() {
    return false;
  }

  @Override
  public List<Diagnostic> check(Target target) {
    return target
        .last(User.class)
        .map(User::name)
        .filter(name -> name.text().matches("0*[1-9][0-9]*"))
        .map(name -> at(name.span(), "without an entry in /etc/passwd, the group is 0, root's")
            .withFix(new Fix(
                "write " + name.text() + ":" + name.text(),
                name.span(),
                name.text() + ":" + name.text())))
        .stream()
        .toList();
  }
}
