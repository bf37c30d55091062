package dev.jdf.container;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own for a class, with what keeps newer JDKs from warnings about native calls. */
public final class Java {

  private Java() {}

  /** The command line that runs {@code main}; its arguments may follow. */
  public static List<String> command(String classes, String main, String... options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    words.addAll(List.of(options));
    if (Runtime.version().feature() >= 24) {
      words.add("--enable-native-access=ALL-UNNAMED");
      words.add("--sun-misc-unsafe-memory-access=allow");
    }
    words.addAll(List.of("-cp", classes, main));
    return words;
  }
}
