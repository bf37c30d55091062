package dev.jdf.cli;

import dev.jdf.diagnostic.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a word of the command line, an option or a command below it, was probably meant to be. */
final class MistypedWord {

  private MistypedWord() {}

  /** The sentence for it, if the first word that nothing takes is one. */
  static Optional<String> meant(ParameterException problem) {
    if (!(problem instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    CommandLine line = problem.getCommandLine();
    String word = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
    return near(word, words(word, line))
        .filter(right -> !right.equals(word))
        .map(right -> "Did you mean " + right + "?");
  }

  /** Of options of one letter every other one is near; only the case may be wrong. */
  private static Optional<String> near(String word, List<String> words) {
    return word.length() == 2 && word.startsWith("-")
        ? words.stream().filter(word::equalsIgnoreCase).findFirst()
        : Nearest.to(word, words);
  }

  private static List<String> words(String word, CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    return word.startsWith("-")
        ? spec.options().stream().flatMap(it -> Stream.of(it.names())).toList()
        : List.copyOf(line.getSubcommands().keySet());
  }
}
