package dev.jdf.cli;

import dev.jdf.console.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Does what the commands do, so that the JVM can archive what they load: {@code jbuild FOLDER
 * SPECS...} writes the configs of specs there and looks at them, {@code jexec FOLDER CONFIGS...}
 * makes launchers, {@code lsp FOLDER SPECS...} edits specs. What is said on the way is nobody's to
 * read.
 */
final class Rehearsal {

  private Rehearsal() {}

  public static void main(String[] args) throws IOException {
    Ahead.ofRun();
    Ahead.ofBuild();
    Console console =
        new Console(new ByteArrayInputStream(new byte[0]), silence(), silence(), System.getenv());
    List<String> files = List.of(args).subList(2, args.length);
    switch (args[0]) {
      case "jbuild" -> build(files, args[1], console);
      case "jexec" -> files.forEach(file -> JExec.run(new String[] {file}, console));
      case "lsp" -> edit(files, console);
      default -> throw new IllegalArgumentException(args[0]);
    }
    // Threads of the server may still wait for work; this end makes archives, too.
    System.exit(0);
  }

  private static void build(List<String> files, String folder, Console console) {
    files.forEach(file -> build(file, folder, console));
    List<String> all = new ArrayList<>(files);
    all.add(0, "check");
    JBuild.run(all.toArray(String[]::new), console);
  }

  private static void build(String file, String folder, Console console) {
    Path config = Path.of(folder).resolve(Path.of(file).getFileName() + ".json");
    JBuild.run(new String[] {file, "-o", config.toString()}, console);
    JBuild.run(new String[] {"check", file}, console);
    JBuild.run(new String[] {"fmt", "--check", file}, console);
    JBuild.run(new String[] {"explain", file}, console);
  }

  /** The command itself has nothing to do: its input ends at once. */
  private static void edit(List<String> files, Console console) throws IOException {
    JBuild.run(new String[] {"lsp"}, console);
    EditorRehearsal.play(files, console.environment());
  }

  private static PrintWriter silence() {
    return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }
}
