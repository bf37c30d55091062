package dev.jdf.lsp;

import dev.jdf.image.Rootfs;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.Accounts.Identity;
import dev.jdf.oci.ImageConfig;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Profile;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who the process of a stage is, as far as that can be known while somebody types: an image is not
 * unpacked for it, and which number it gives to a name nobody knows then. What is said of
 * capabilities depends on it.
 *
 * @param text what people call it
 */
record StageUser(Kind kind, String text) {

  /** What is known. */
  enum Kind {
    ROOT,
    OTHER,
    UNKNOWN
  }

  private static final StageUser NOBODY = new StageUser(Kind.UNKNOWN, "unknown user");

  /** What needs no entry in a passwd. */
  private static final Pattern FIXED = Pattern.compile("([0-9]+|root)(:.*)?");

  boolean isKnown() {
    return kind != Kind.UNKNOWN;
  }

  /** By the last USER of a stage and those that it starts from, or else by its image. */
  static StageUser of(Document document, int stage, Workbench workbench) {
    return document
        .profiles()
        .of(stage)
        .flatMap(profile -> of(profile, document, workbench))
        .orElse(NOBODY);
  }

  private static Optional<StageUser> of(Profile profile, Document document, Workbench workbench) {
    Optional<Rootfs> root = workbench.root(profile.from().text(), document.folder());
    return profile
        .last(User.class)
        .map(user -> user.name().text())
        .or(() -> root.map(it -> "0"))
        .or(() -> StageImage.of(document, profile, workbench).map(StageUser::ofImage))
        .map(name -> of(name, root));
  }

  private static String ofImage(ImageConfig image) {
    return Optional.ofNullable(image.config().user())
        .filter(name -> !name.isEmpty())
        .orElse("0");
  }

  private static StageUser of(String name, Optional<Rootfs> root) {
    String text = "user " + name;
    boolean known = root.isPresent() || FIXED.matcher(name).matches();
    Accounts accounts = Accounts.parse(root.map(Rootfs::passwd), root.map(Rootfs::group));
    Kind kind = known
        ? accounts.resolve(name, List.of()).match(StageUser::kind, problem -> Kind.UNKNOWN)
        : Kind.UNKNOWN;
    return new StageUser(kind, text);
  }

  private static Kind kind(Identity identity) {
    return identity.uid() == 0 ? Kind.ROOT : Kind.OTHER;
  }
}
