package dev.jdf.cli;

import dev.jdf.console.Console;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run of {@code jbuild check} left behind; standard input has nothing wrong in it. */
record CheckRun(int code, String out, String err) {

  private static final String QUIET = "# check=skip=all\nFROM host\nCMD [\"/bin/true\"]\n";

  static CheckRun of(Path home, String... args) {
    return of(Map.of("HOME", home.toString()), args);
  }

  static CheckRun of(Map<String, String> environment, String... args) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(args));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(
        new ByteArrayInputStream(QUIET.getBytes(StandardCharsets.UTF_8)),
        new PrintWriter(out),
        new PrintWriter(err),
        environment);
    int code = JBuild.run(all.toArray(String[]::new), console);
    console.err().flush();
    return new CheckRun(code, out.toString(), err.toString());
  }
}
