package dev.jdf.cli;

import dev.jdf.console.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is typed out of habit of other tools, and what does it here: a row of {@code habits.txt}.
 *
 * @param command the one of ours that it is typed behind
 * @param words options, or words in the place of a command
 * @param right what is to be typed, where a name in braces stands for a file; or an instruction
 * @param why a sentence, or nothing
 */
record Habit(String command, List<String> words, String right, String why) {

  private static final String ROWS = "habits.txt";
  private static final Pattern COLUMN = Pattern.compile(" *\\| ?");
  private static final Pattern INSTRUCTION = Pattern.compile("[A-Z_]+");
  private static final Pattern FILE = Pattern.compile("\\{(.*)\\}");

  Habit {
    words = List.copyOf(words);
  }

  static Optional<Habit> of(String command, String word) {
    return all().stream()
        .filter(it -> it.command.equals(command) && it.words.contains(word))
        .findFirst();
  }

  /** They are read where a command line is wrong, and so never twice. */
  static List<Habit> all() {
    try (InputStream rows = Objects.requireNonNull(Habit.class.getResourceAsStream(ROWS))) {
      return new String(rows.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(Habit::row)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Habit row(String line) {
    String[] columns = COLUMN.split(line, -1);
    return new Habit(columns[0], List.of(columns[1].split(", ")), columns[2], columns[3]);
  }

  /** Whether the first word is a command of other tools, which is told then. */
  static boolean isTold(String command, List<String> line, Console console) {
    Optional<Habit> habit = of(command, line.get(0));
    habit.ifPresent(it -> {
      console
          .err()
          .println(command + ": no command is called '" + line.get(0) + "'; did you mean "
              + it.right(line) + "?");
      if (!it.why.isEmpty()) {
        console.err().println(it.why);
      }
      console.err().println("See " + command + " --help.");
    });
    return habit.isPresent();
  }

  /** Whether it is a line of the spec. */
  boolean isInstruction() {
    return INSTRUCTION.matcher(right).matches();
  }

  /** What is to be typed, with the file that is among the words of the command line. */
  String right(List<String> line) {
    Matcher file = FILE.matcher(right);
    return file.replaceFirst(match -> Matcher.quoteReplacement(line.stream()
        .flatMap(word -> file(word, match.group(1)).stream())
        .findFirst()
        .orElse(match.group(1))));
  }

  /** The word itself, or the usual file in the folder that it names. */
  private static Optional<String> file(String word, String usual) {
    try {
      Path path = Path.of(word);
      Path inside = path.resolve(usual).normalize();
      if (!word.isEmpty() && Files.isRegularFile(path)) {
        return Optional.of(word);
      }
      return Optional.of(inside.toString()).filter(it -> Files.isRegularFile(inside));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
