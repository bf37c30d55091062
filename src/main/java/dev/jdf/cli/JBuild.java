package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.console.StandardOutput;
import dev.jdf.diagnostic.Nearest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code jbuild}: compiles an image.jdf to a config.json. */
public final class JBuild {

  static final int DONE = 0;

  /** The spec is wrong, or a file cannot be read or written. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int MISUSED = 2;

  private static final List<String> OUTPUT = List.of("-o", "--output");
  private static final Set<String> COMMANDS = Set.of(
      "ast", "check", "explain", "fmt", "generate-completion", "images", "lock", "lsp", "pull");

  private JBuild() {}

  public static void main(String[] args) {
    Ahead.ofBuild();
    StandardOutput output = new StandardOutput();
    Console console = Console.standard(output);
    int code;
    try {
      code = run(args, console);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError defect) {
      code = failed(console, defect);
    }
    console.out().flush();
    if (output.failure().isPresent()) {
      code = failed(console, output.failure().get());
    }
    console.err().flush();
    Runtime.getRuntime().halt(code);
  }

  /** The command without its effect on this JVM; returns the exit code. */
  static int run(String[] args, Console console) {
    if (String.join("", args).indexOf('\uFFFD') >= 0) {
      console.err().println("jbuild: an argument is not UTF-8");
      return MISUSED;
    }
    if (isEditor(List.of(args))) {
      return LspCommand.serve(console);
    }
    boolean ours = args.length > 0 && COMMANDS.contains(args[0]);
    if (!ours && BareWord.begins(List.of(args)) && Habit.isTold("jbuild", List.of(args), console)) {
      return MISUSED;
    }
    try {
      if (isPlainCheck(List.of(args))) {
        return Check.plain(List.of(args).subList(1, args.length), console);
      }
      Optional<BuildRequest> plain = plain(List.of(args));
      return plain.isPresent()
          ? Build.plain(console).run(plain.get())
          : BuildCommand.run(args, console);
    } catch (IOException e) {
      return failed(console, e);
    }
  }

  /**
   * The form that is typed most, {@code jbuild SPEC [-o FILE]}, needs no parser of options: that
   * takes longer than all the rest.
   */
  private static Optional<BuildRequest> plain(List<String> args) {
    boolean output = args.size() == 3 && OUTPUT.contains(args.get(1));
    boolean named =
        !args.isEmpty() && !args.get(0).startsWith("-") && !args.get(0).isEmpty();
    if (!named || !(output || args.size() == 1) || COMMANDS.contains(args.get(0))) {
      return Optional.empty();
    }
    Optional<String> file = output ? Optional.of(args.get(2)) : Optional.empty();
    return Optional.of(
        new BuildRequest(args.get(0), file, BuildRequest.Format.JSON, Optional.empty(), false));
  }

  /** The same for {@code jbuild check FILE...}. */
  private static boolean isPlainCheck(List<String> args) {
    return args.size() > 1
        && args.get(0).equals("check")
        && args.stream().noneMatch(arg -> arg.startsWith("-") || arg.isEmpty());
  }

  /** An editor waits for the server, and a parser of options takes long to load. */
  private static boolean isEditor(List<String> args) {
    return args.equals(List.of("lsp")) || args.equals(List.of("lsp", "--stdio"));
  }

  /** The command that a first word was probably meant to be. */
  static Optional<String> meant(String word) {
    return COMMANDS.contains(word) ? Optional.empty() : Nearest.to(word, COMMANDS);
  }

  static int failed(Console console, String message) {
    console.err().println("jbuild: " + message);
    return FAILED;
  }

  /** An I/O failure is told by its message; anything else is our defect. */
  static int failed(Console console, Throwable problem) {
    if (problem instanceof IOException) {
      return failed(console, String.valueOf(problem.getMessage()));
    }
    if (console.environment().containsKey("JDF_DEBUG")) {
      problem.printStackTrace(console.err());
    }
    console.err().println("jbuild: internal error: " + problem);
    console.err().println("Please report it, with the output under JDF_DEBUG=1.");
    return FAILED;
  }
}
