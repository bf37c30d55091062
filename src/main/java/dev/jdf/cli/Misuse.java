package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.syntax.Keywords;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what to type instead. */
record Misuse(Console console, List<String> line) {

  /** The options of a group, as the parser has it. */
  private static final Pattern EXCLUSIVE =
      Pattern.compile("Error: (--[\\w-]+)\\S*, (--[\\w-]+)\\S* are mutually exclusive.*");

  Misuse {
    line = List.copyOf(line);
  }

  /** What the parser of options has refused. */
  void tell(ParameterException problem) {
    String command = problem.getCommandLine().getCommandSpec().qualifiedName();
    String tool = command.replaceFirst(" .*", "");
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0).replaceFirst("^(-.*?)=.*", "$1");
      print(tool + ": " + refused(word));
      tellMeant(command, word, unmatched);
    } else {
      print(tool + ": " + sentence(problem));
    }
    see(command);
  }

  private static String refused(String word) {
    return word.startsWith("-")
        ? "no option is called '" + word + "'"
        : "'" + word + "' is one word too many";
  }

  private static String sentence(ParameterException problem) {
    if (problem instanceof MissingParameterException missing
        && !missing.getMissing().isEmpty()) {
      ArgSpec first = missing.getMissing().get(0);
      return first instanceof OptionSpec option
          ? option.longestName() + " needs a value: " + option.longestName() + " "
              + option.paramLabel()
          : first.paramLabel() + " is missing";
    }
    return EXCLUSIVE
        .matcher(String.valueOf(problem.getMessage()))
        .replaceFirst("$1 and $2 exclude one another");
  }

  private void tellMeant(String command, String word, UnmatchedArgumentException problem) {
    boolean typed = word.startsWith("-") || command.contains(" ");
    Optional<Habit> habit = Habit.of(command, word).filter(it -> typed);
    if (habit.isPresent()) {
      print(
          habit.get().isInstruction()
              ? inSpec(habit.get().right())
              : "Did you mean " + habit.get().right(line) + "?");
      tellWhy(habit.get());
    } else if (isInstruction(word)) {
      print(inSpec(instruction(word)));
    } else {
      MistypedWord.meant(problem).or(() -> surplus(command, word)).ifPresent(this::print);
    }
  }

  private static String inSpec(String instruction) {
    return "In a spec this is the instruction " + instruction + ": jbuild explain " + instruction;
  }

  /** The program of a container and its arguments. */
  private Optional<String> surplus(String command, String word) {
    int at = line.indexOf(word);
    return command.equals("jexec") && !word.startsWith("-") && at > 0
        ? Optional.of("Arguments of the container stand after --: jexec "
            + String.join(" ", line.subList(0, at)) + " -- "
            + String.join(" ", line.subList(at, line.size())))
        : Optional.empty();
  }

  /** A flag of docker run. */
  private static boolean isInstruction(String word) {
    return word.startsWith("--") && Keywords.isIsolating(instruction(word));
  }

  private static String instruction(String flag) {
    return flag.substring(2).replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private void tellWhy(Habit habit) {
    if (!habit.why().isEmpty()) {
      print(habit.why());
    }
  }

  private void see(String command) {
    print("See " + command + " --help.");
  }

  private void print(String sentence) {
    console.err().println(sentence);
  }
}
