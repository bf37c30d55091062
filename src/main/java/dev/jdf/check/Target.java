package dev.jdf.check;

import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.IsolationInstruction.Single;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stage that something runs from, with everything that it inherits. Rules ask the same things of
 * it, some once for each word: each is found out once, when it is first asked.
 */
final class Target {

  private final Stage stage;
  private final Profile profile;
  private final Site site;
  private final boolean image;
  private final Map<Class<?>, List<Word>> words = new HashMap<>();
  private @Nullable List<SecurityOption> security;
  private @Nullable Map<String, Word> mounts;
  private @Nullable Boolean unprivileged;

  /**
   * A target.
   *
   * @param stage as written
   * @param profile as evaluated; an image is taken to say nothing
   * @param site where it is looked at
   * @param image whether the file is a recipe for an image, about whose runs it can say nothing
   */
  Target(Stage stage, Profile profile, Site site, boolean image) {
    this.stage = stage;
    this.profile = profile;
    this.site = site;
    this.image = image;
  }

  Profile profile() {
    return profile;
  }

  Settings settings() {
    return site.settings();
  }

  Machine machine() {
    return site.machine();
  }

  boolean image() {
    return image;
  }

  /** Where the stage starts: the place for what it does not say. */
  Span place() {
    return stage.from().keyword().span().to(stage.from().image().span());
  }

  <T extends Instruction> List<T> all(Class<T> kind) {
    return profile.all(kind);
  }

  <T extends Instruction> Optional<T> last(Class<T> kind) {
    return profile.last(kind);
  }

  boolean says(Class<? extends Instruction> kind) {
    return profile.last(kind).isPresent();
  }

  boolean isOn(Class<? extends IsolationInstruction.Switch> kind) {
    return profile.last(kind).filter(IsolationInstruction.Switch::on).isPresent();
  }

  /** The words of all instructions of one kind. */
  List<Word> words(Class<? extends IsolationInstruction> kind) {
    return words.computeIfAbsent(
        kind,
        it -> profile.all(kind).stream().flatMap(line -> line.words().stream()).toList());
  }

  BaseName base() {
    return new BaseName(profile.from());
  }

  /** The keyword of the instruction that switches something on, if one does. */
  <T extends IsolationInstruction.Switch> Optional<Word> switchedOn(Class<T> kind) {
    return profile.last(kind).filter(IsolationInstruction.Switch::on).map(Instruction::keyword);
  }

  /** The value of a single-valued instruction, if it is this one. */
  Optional<Word> valued(Class<? extends Single> kind, String value) {
    return profile.last(kind).map(Single::value).filter(word -> word.text().equals(value));
  }

  /** Whether the process is not root, as far as the text tells. */
  boolean isUnprivileged() {
    Boolean known = unprivileged;
    if (known == null) {
      known = profile
          .last(User.class)
          .filter(user -> !UserText.isRoot(UserText.of(user.name()).user()))
          .isPresent();
      unprivileged = known;
    }
    return known;
  }

  /** The words of SECURITY_OPT, {@code KEY=VALUE} or {@code KEY:VALUE}. */
  List<SecurityOption> security() {
    List<SecurityOption> known = security;
    if (known == null) {
      known = words(IsolationInstruction.SecurityOpt.class).stream()
          .map(SecurityOption::of)
          .toList();
      security = known;
    }
    return known;
  }

  /** The last value of a key of SECURITY_OPT. */
  Optional<SecurityOption> security(String key) {
    return security().stream()
        .filter(option -> option.key().equals(key))
        .reduce((earlier, later) -> later);
  }

  /** Where something of its own is mounted: path → the word that asks for it, in file order. */
  Map<String, Word> mounts() {
    Map<String, Word> known = mounts;
    if (known == null) {
      known = MountTargets.of(this);
      mounts = known;
    }
    return known;
  }
}
