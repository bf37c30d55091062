package dev.jdf.cli;

import dev.jdf.console.Console;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;

/** What a command left behind. */
record Ran(int code, String out, String err) {

  /** Runs jbuild in this process. */
  static Ran jbuild(String input, Map<String, String> environment, String... args) {
    return of(JBuild::run, input, environment, args);
  }

  /** Runs jexec in this process. */
  static Ran jexec(String input, Map<String, String> environment, String... args) {
    return of(JExec::run, input, environment, args);
  }

  private static Ran of(
      ToIntBiFunction<String[], Console> command,
      String input,
      Map<String, String> environment,
      String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintWriter(out),
        new PrintWriter(err),
        environment);
    int code = command.applyAsInt(args, console);
    console.out().flush();
    console.err().flush();
    return new Ran(code, out.toString(), err.toString());
  }

  /** Its findings in their order, without their words: {@code error[JDF500] warning[JDF681]}. */
  String findings() {
    List<String> codes = new ArrayList<>();
    err.lines().forEach(line -> {
      if (line.matches("(error|warning)\\[.*")) {
        codes.add(line.replaceFirst("].*", "]"));
      }
    });
    return String.join(" ", codes);
  }
}
