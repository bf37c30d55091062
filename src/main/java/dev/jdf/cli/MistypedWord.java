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
    return Nearest.to(word, words(word, line))
        .filter(right -> !right.equals(word))
        .map(right -> "Did you mean " + right + "?");
  }

  private static List<String> words(String word, CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    return word.startsWith("-")
        ? spec.options().stream().flatMap(it -> Stream.of(it.names())).toList()
        : List.copyOf(line.getSubcommands().keySet());
  }
}
