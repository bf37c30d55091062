package dev.jdf.cli;

import dev.jdf.lsp.Workbench;
import dev.jdf.store.SmallImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The workbench of the command line, for tests of the language server. */
public final class Workbenches {

  /** Where it keeps pages for links. */
  public static final Path CACHE = Path.of("target/test-cache").toAbsolutePath();

  private static final Path DATA = Path.of("target/test-data").toAbsolutePath();

  private Workbenches() {}

  /** With a store of three images that differ in their user. */
  public static Workbench real() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.put("XDG_CACHE_HOME", CACHE.toString());
    environment.put("XDG_DATA_HOME", DATA.toString());
    putImages();
    return new EditorWorkbench(environment);
  }

  private static synchronized void putImages() {
    putImage("example.test/app:1", """
        {"User": "app", "WorkingDir": "/srv", "Entrypoint": ["/bin/entry"], "Cmd": ["serve"],
         "Env": ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "APP_HOME=/srv"]}""");
    putImage("example.test/numbered:1", """
        {"User": "1000", "Cmd": ["serve"], "Env": ["LANG=C.UTF-8"]}""");
    putImage("example.test/root:1", """
        {"Cmd": ["serve"]}""");
  }

  private static void putImage(String name, String execution) {
    try {
      SmallImage.put(DATA.resolve("jdf"), name, execution);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
