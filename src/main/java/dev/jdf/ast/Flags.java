package dev.jdf.ast;

import dev.jdf.syntax.DockerfileInstruction.Flagged;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Flag;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** The flags in front of the operands of an instruction. */
record Flags(List<Flag> all) {

  static Flags of(Instruction instruction) {
    return new Flags(instruction instanceof Flagged flagged ? flagged.flags() : List.of());
  }

  /** Each as {@code --name=value}, quotes taken off. */
  static List<String> written(Instruction instruction) {
    if (instruction instanceof From from && from.platform() != null) {
      return List.of("--platform=" + from.platform().text());
    }
    return of(instruction).all.stream().map(Flags::written).toList();
  }

  private static String written(Flag flag) {
    Word value = flag.value();
    return "--" + flag.name().text() + (value == null ? "" : "=" + value.text());
  }

  /** The value of a flag, empty if it is not given. */
  String text(String name) {
    return last(name)
        .flatMap(flag -> Optional.ofNullable(flag.value()))
        .map(Word::text)
        .orElse("");
  }

  Optional<Word> value(String name) {
    return last(name).flatMap(flag -> Optional.ofNullable(flag.value()));
  }

  Optional<Boolean> on(String name) {
    return last(name).map(flag -> !text(name).equalsIgnoreCase("false"));
  }

  List<String> texts(String name) {
    return all.stream()
        .filter(flag -> flag.name().text().equals(name))
        .flatMap(flag -> Optional.ofNullable(flag.value()).stream())
        .map(Word::text)
        .toList();
  }

  List<String> names() {
    return all.stream().map(flag -> flag.name().text()).distinct().sorted().toList();
  }

  private Optional<Flag> last(String name) {
    return all.stream()
        .filter(flag -> flag.name().text().equals(name))
        .reduce((earlier, later) -> later);
  }
}
