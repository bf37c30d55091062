package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.Accounts.Identity;
import dev.jdf.linux.Accounts.Problem;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.IsolationInstruction.GroupAdd;
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
    List<Word> groups = profile.all(GroupAdd.class).stream()
        .flatMap(line -> line.words().stream())
        .toList();
    Join join = new Join();
    join.take(resolve(user.text(), List.of(), user, base));
    groups.forEach(group -> join.take(resolve("0", List.of(group.text()), group, base)));
    if (join.failed()) {
      return Checked.failed(join.findings());
    }
    return resolve(user.text(), groups.stream().map(Word::text).toList(), user, base);
  }

  private static Checked<Identity> resolve(
      String user, List<String> groups, Word place, Base base) {
    return base.accounts()
        .resolve(user, groups)
        .match(
            Checked::ok,
            problem -> isSure(problem, base) ? failed(place, problem, base) : nobody());
  }

  private static boolean isSure(Problem problem, Base base) {
    return base.isKnown() || problem.kind() == Problem.Kind.OUT_OF_RANGE;
  }

  /** Names cannot be looked up in a root that is not known. */
  private static Checked<Identity> nobody() {
    return Checked.ok(new Identity(0, 0, List.of(0L), "/"));
  }

  private static String imageUser(Base base) {
    return Optional.ofNullable(base.execution().user())
        .filter(name -> !name.isEmpty())
        .orElse("0");
  }

  private static Checked<Identity> failed(Word user, Problem problem, Base base) {
    return Checked.failed(List.of(SpecErrors.badUser(user, problem, base)));
  }
}
