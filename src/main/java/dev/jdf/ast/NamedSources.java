package dev.jdf.ast;

import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that a target is made of: its image, that one's platform, and what COPY is from. */
record NamedSources(Spec spec, Profile profile) {

  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,9}");

  /** {@code OS[(VERSION)][/ARCH[/VARIANT]]}; source: containerd's platforms package. */
  private static final Pattern PLATFORM =
      Pattern.compile("[A-Za-z0-9_-]++(\\([A-Za-z0-9_.%+-]*\\))?(/[A-Za-z0-9_.-]++){0,2}");

  /** The first that can name nothing. */
  Optional<Word> wrong() {
    Optional<Word> platform = Optional.ofNullable(profile.platform())
        .filter(word -> !PLATFORM.matcher(word.text()).matches());
    Stream<Word> image = Stream.of(profile.from()).filter(word -> !BaseName.isValid(word.text()));
    return platform.or(() -> Stream.concat(image, copied()).findFirst());
  }

  private Stream<Word> copied() {
    List<Stage> stages = Stage.all(spec);
    return profile.all(Copy.class).stream()
        .flatMap(copy -> Flags.of(copy).value("from").stream())
        .filter(from -> !from.text().isEmpty() && !isSource(from, stages));
  }

  private static boolean isSource(Word from, List<Stage> stages) {
    String name = from.text();
    if (NUMBER.matcher(name).matches()) {
      int number = Integer.parseInt(name);
      return number >= 0 && number < stages.size() && !isIn(from, stages.get(number));
    }
    Optional<Stage> named =
        stages.stream().filter(stage -> stage.isCalled(name)).findFirst();
    return named.map(stage -> !isIn(from, stage)).orElseGet(() -> BaseName.isValid(name));
  }

  /** A stage does not exist before it is built. */
  private static boolean isIn(Word from, Stage stage) {
    List<Instruction> lines = stage.instructions();
    int end = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).span().end();
    return stage.from().span().start() < from.span().start() && from.span().end() <= end;
  }
}
