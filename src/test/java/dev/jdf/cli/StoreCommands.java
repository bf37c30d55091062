package dev.jdf.cli;

import dev.jdf.console.Console;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Commands of somebody whose home is {@code folder}, with a store of their own there. */
final class StoreCommands {

  private final Path folder;
  private int builds;

  StoreCommands(Path folder) {
    this.folder = folder;
  }

  Path store() {
    return folder.resolve("store");
  }

  Ran run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    return new Ran(run(out, err, args), out.toString(), err.toString());
  }

  /** The exit code; what is said can be read meanwhile. */
  int run(StringWriter out, StringWriter err, String... args) {
    Console console = new Console(
        new ByteArrayInputStream(new byte[0]),
        new PrintWriter(out),
        new PrintWriter(err),
        Map.of("HOME", folder.toString()));
    List<String> all = new ArrayList<>(List.of(args));
    if (!all.contains("--store")) {
      all.addAll(List.of("--store", store().toString()));
    }
    int code = JBuild.run(all.toArray(String[]::new), console);
    console.out().flush();
    console.err().flush();
    return code;
  }

  /**
   * A build, whose output is the configuration: into a folder of its own, since none writes over the
   * files of another image.
   */
  Ran build(String... args) {
    Path bundle = folder.resolve("bundle" + ++builds);
    List<String> all = new ArrayList<>(List.of("-o", bundle + "/"));
    all.addAll(List.of(args));
    Ran ran = run(all.toArray(String[]::new));
    Path config = bundle.resolve("config.json");
    try {
      String text = Files.exists(config) ? Files.readString(config) : "";
      return new Ran(ran.code(), text, ran.err());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
