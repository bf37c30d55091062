package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.console.StandardOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code jexec}: runs what a config.json or an image.jdf says. */
public final class JExec {

  /** What docker exits with when it, not the container, has failed. */
  static final int FAILED = 125;

  private static final String SEPARATOR = "--";
  private static final String COMPLETION = "generate-completion";

  private JExec() {}

  public static void main(String[] args) {
    Ahead.ofRun();
    StandardOutput output = new StandardOutput();
    Console console = Console.standard(output);
    int code;
    try {
      code = run(args, console);
    } catch (Throwable defect) {
      code = failed(console, defect);
    }
    console.out().flush();
    if (output.failure().isPresent()) {
      code = failed(console, output.failure().get());
    }
    console.err().flush();
    System.exit(code);
  }

  /** The command without its effect on this JVM; returns the exit code. */
  static int run(String[] args, Console console) {
    int end = separator(args);
    List<String> words = List.of(args).subList(0, end);
    List<String> arguments = List.of(args).subList(Math.min(end + 1, args.length), args.length);
    if (String.join("", args).indexOf('\uFFFD') >= 0) {
      return failed(console, "an argument is not UTF-8");
    }
    if (BareWord.begins(words) && Habit.isTold("jexec", words, console)) {
      return FAILED;
    }
    try {
      return isPlain(words)
          ? Execution.of(ExecRequest.of(words.get(0), arguments), console)
          : ExecCommand.run(words, arguments, console);
    } catch (IOException e) {
      return failed(console, e);
    }
  }

  static int failed(Console console, String message) {
    console.err().println("jexec: " + message);
    return FAILED;
  }

  /** An I/O failure is told by its message; anything else is our defect. */
  static int failed(Console console, Throwable problem) {
    if (problem instanceof IOException) {
      return failed(console, String.valueOf(problem.getMessage()));
    }
    if (problem instanceof LinkageError) {
      String reason = String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
      return failed(console, "the native library of jnr-posix cannot be loaded: " + reason);
    }
    if (console.environment().containsKey("JDF_DEBUG")) {
      problem.printStackTrace(console.err());
    }
    return failed(
        console,
        "internal error: " + problem + "\nPlease report it, with the output under JDF_DEBUG=1.");
  }

  /** The form that is typed most needs no parser of options: it takes longer than all the rest. */
  private static boolean isPlain(List<String> words) {
    return words.size() == 1
        && !words.get(0).startsWith("-")
        && !words.get(0).isEmpty()
        && !words.get(0).equals(COMPLETION);
  }

  private static int separator(String[] args) {
    int found = Arrays.asList(args).indexOf(SEPARATOR);
    return found < 0 ? args.length : found;
  }
}
