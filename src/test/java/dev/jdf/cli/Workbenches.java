package dev.jdf.cli;

import dev.jdf.lsp.Workbench;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The workbench of the command line, for tests of the language server. */
public final class Workbenches {

  /** Where it keeps pages for links. */
  public static final Path CACHE = Path.of("target/test-cache").toAbsolutePath();

  private Workbenches() {}

  public static Workbench real() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put("XDG_CACHE_HOME", CACHE.toString());
    return new EditorWorkbench(environment);
  }
}
