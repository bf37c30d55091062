package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Word;
import java.util.List;

/** A number without a group gets group 0. */
final class UserWithoutGroup extends TargetRule {

  UserWithoutGroup() {
    super(About.of("A numeric USER has a group", Level.INFO).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .last(User.class)
        .map(User::name)
        .filter(name -> isOpen(UserText.of(name)))
        .map(this::finding)
        .stream()
        .toList();
  }

  private static boolean isOpen(UserText text) {
    return text.leavesGroupOpen() && !UserText.isRoot(text.user());
  }

  private Diagnostic finding(Word name) {
    String user = UserText.of(name).user();
    String right = user + ":" + user;
    return at(name.span(), "without an entry in /etc/passwd, the group is 0, root's")
        .withFix(new Fix("write " + right, name.span(), right));
  }
}
