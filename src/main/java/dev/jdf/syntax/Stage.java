package dev.jdf.syntax;

import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Instruction.Unknown;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A FROM and the instructions up to the next one, as written. */
public record Stage(From from, List<Instruction> instructions) {

  public Stage {
    instructions = List.copyOf(instructions);
  }

  /** What AS calls it. */
  public Optional<Word> name() {
    return Optional.ofNullable(from.name());
  }

  /** Whether COPY finds it by that name, for which upper and lower case are the same. */
  public boolean isCalled(String name) {
    return name().filter(own -> own.text().equalsIgnoreCase(name)).isPresent();
  }

  /** The stages of a spec, in file order. */
  public static List<Stage> all(Spec spec) {
    List<Stage> stages = new ArrayList<>();
    List<Instruction> lines = spec.instructions();
    int end = lines.size();
    for (int i = end - 1; i >= 0; i--) {
      Optional<From> from = opening(lines.get(i));
      if (from.isPresent()) {
        stages.add(new Stage(from.get(), lines.subList(i + 1, end)));
        end = i;
      }
    }
    Collections.reverse(stages);
    return stages;
  }

  /** The FROM that starts a stage; what was meant as one names nothing: {@code ""}. */
  static Optional<From> opening(Instruction instruction) {
    if (instruction instanceof From from) {
      return Optional.of(from);
    }
    return instruction instanceof Unknown line && isMeantAsFrom(line)
        ? Optional.of(unknown(line))
        : Optional.empty();
  }

  /** A misspelt FROM, or one of another shape: only that line is wrong, and not the stage. */
  private static boolean isMeantAsFrom(Unknown line) {
    return Nearest.to(line.keyword().text(), List.of("FROM")).isPresent();
  }

  private static From unknown(Unknown line) {
    List<Word> words = line.words();
    boolean named = words.size() > 2 && words.get(1).text().equalsIgnoreCase("as");
    Word name = named ? words.get(2) : null;
    Span place = words.isEmpty() ? line.span() : words.get(0).span();
    return new From(line.keyword(), new Word("", place), null, name, line.span());
  }

  /** The ARG lines in front of the first FROM. */
  static List<Arg> globals(Spec spec) {
    List<Arg> globals = new ArrayList<>();
    for (Instruction instruction : spec.instructions()) {
      if (opening(instruction).isPresent()) {
        return globals;
      }
      if (instruction instanceof Arg arg) {
        globals.add(arg);
      }
    }
    return globals;
  }
}
