package dev.jdf.cli;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Does what the commands do, so that the JVM can archive what they load: {@code jbuild FOLDER
 * SPECS...} writes the configs of specs there and looks at them, {@code jexec FOLDER CONFIGS...} makes launchers. What
 * is said on the way is nobody's to read.
 */
final class Rehearsal {

  private Rehearsal() {}

  public static void main(String[] args) {
    Ahead.ofRun();
    Ahead.ofBuild();
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), silence(), silence(), System.getenv());
    List<String> files = List.of(args).subList(2, args.length);
    for (String file : files) {
      if (args[0].equals("jbuild")) {
        Path config = Path.of(args[1]).resolve(Path.of(file).getFileName() + ".json");
        JBuild.run(new String[] {file, "-o", config.toString()}, console);
        JBuild.run(new String[] {"check", file}, console);
        JBuild.run(new String[] {"fmt", "--check", file}, console);
        JBuild.run(new String[] {"explain", file}, console);
      } else {
        JExec.run(new String[] {file}, console);
      }
    }
  }

  private static PrintWriter silence() {
    return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
