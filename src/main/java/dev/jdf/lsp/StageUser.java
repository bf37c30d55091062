package dev.jdf.lsp;

import dev.jdf.image.Rootfs;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.Accounts.Identity;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Profile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who the process of a stage is, as far as that can be known while somebody types: an image is not
 * unpacked for it, and what it calls its users, or whom it starts as, nobody knows then. What is
 * said of capabilities depends on it.
 */
enum StageUser {
  ROOT,
  OTHER,
  UNKNOWN;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+(:.*)?");

  /** By the last USER of a stage and those that it starts from. */
  static StageUser of(Document document, int stage, Workbench workbench) {
    return document
        .profiles()
        .of(stage)
        .map(profile -> of(profile, root(profile, document, workbench)))
        .orElse(UNKNOWN);
  }

  private static Optional<Rootfs> root(Profile profile, Document document, Workbench workbench) {
    return workbench.root(profile.from().text(), document.folder());
  }

  private static StageUser of(Profile profile, Optional<Rootfs> root) {
    Optional<String> name = profile.last(User.class).map(user -> user.name().text());
    boolean known =
        root.isPresent() || name.filter(it -> NUMBER.matcher(it).matches()).isPresent();
    Accounts accounts = Accounts.parse(root.map(Rootfs::passwd), root.map(Rootfs::group));
    return known
        ? accounts.resolve(name.orElse("0"), List.of()).match(StageUser::of, problem -> UNKNOWN)
        : UNKNOWN;
  }

  private static StageUser of(Identity identity) {
    return identity.uid() == 0 ? ROOT : OTHER;
  }
}
