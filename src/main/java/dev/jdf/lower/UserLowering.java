package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.Accounts.Identity;
import dev.jdf.linux.Accounts.Problem;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** {@code process.user}: USER, looked up in the root's own passwd and group. */
final class UserLowering {

  private UserLowering() {}

  static Checked<Identity> lower(Profile profile, Base base) {
    Word user = profile
        .last(User.class)
        .map(User::name)
        .orElseGet(() -> new Word(imageUser(base), profile.from().span()));
    return base.accounts()
        .resolve(user.text(), List.of())
        .match(Checked::ok, problem -> failed(user, problem, base));
  }

  private static String imageUser(Base base) {
    return Optional.ofNullable(base.execution().user())
        .filter(name -> !name.isEmpty())
        .orElse("0");
  }

  private static Checked<Identity> failed(Word user, Problem problem, Base base) {
    return Checked.failed(List.of(SpecErrors.badUser(user, problem, base.rootPath())));
  }
}
