package dev.jdf.check;

import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.IsolationInstruction.Single;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stage that something runs from, with everything that it inherits.
 *
 * @param stage as written
 * @param profile as evaluated; an image is taken to say nothing
 * @param settings of the project
 * @param image whether the file is a recipe for an image, about whose runs it can say nothing
 */
record Target(Stage stage, Profile profile, Settings settings, boolean image) {

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
    List<Word> words = new ArrayList<>();
    profile.all(kind).forEach(line -> words.addAll(line.words()));
    return words;
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
    return profile
        .last(User.class)
        .map(user -> user.name().text().split(":", 2)[0])
        .filter(name -> !name.equals("root") && !name.matches("0+") && !name.isEmpty())
        .isPresent();
  }

  /** The last value of a key of SECURITY_OPT, {@code KEY=VALUE} or {@code KEY:VALUE}. */
  Optional<SecurityOption> security(String key) {
    return SecurityOption.all(this).stream()
        .filter(option -> option.key().equals(key))
        .reduce((earlier, later) -> later);
  }
}
