package dev.jdf.cli;

import dev.jdf.console.ColorMode;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.plan.Options.CgroupDriver;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Options that take one of a few words: any other is told with those words. */
final class Choice {

  private Choice() {}

  /** For a command and those below it. */
  static void register(CommandLine line) {
    line.registerConverter(ColorMode.class, word -> of(ColorMode.values(), word));
    line.registerConverter(CgroupDriver.class, word -> of(CgroupDriver.values(), word));
    line.registerConverter(
        BuildRequest.Format.class, word -> of(BuildRequest.Format.values(), word));
    line.registerConverter(
        CheckRequest.Format.class, word -> of(CheckRequest.Format.values(), word));
    line.registerConverter(
        CheckRequest.FailOn.class, word -> of(CheckRequest.FailOn.values(), word));
    line.registerConverter(
        ExplainedFile.Format.class, word -> of(ExplainedFile.Format.values(), word));
    line.registerConverter(
        ImagesCommand.Format.class, word -> of(ImagesCommand.Format.values(), word));
  }

  private static <E extends Enum<E>> E of(E[] values, String word) {
    return Stream.of(values)
        .filter(value -> value.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(() -> none(values, word));
  }

  private static <E extends Enum<E>> TypeConversionException none(E[] values, String word) {
    List<String> names =
        Stream.of(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
    String near = meant(word, names).map(it -> "; did you mean " + it + "?").orElse("");
    return new TypeConversionException(
        "'%s' is none of %s%s".formatted(word, String.join(", ", names), near));
  }

  /** The nearest, or the only one that the word is the beginning of: warn is warning. */
  private static Optional<String> meant(String word, List<String> names) {
    List<String> longer = names.stream().filter(name -> name.startsWith(word)).toList();
    return longer.size() == 1 && !word.isEmpty()
        ? Optional.of(longer.get(0))
        : Nearest.to(word, names);
  }
}
