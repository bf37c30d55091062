package dev.jdf.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a process saw of its container: {@code view.sh} prints it, a fact a line. */
record View(SortedMap<String, String> facts) {

  private static final Path SCRIPT = Path.of("src/test/resources/container/view.sh");

  /** Makes the view the program of a bundle. */
  static Bundle into(Bundle bundle) {
    try {
      return bundle.script(Files.readString(SCRIPT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Namespaces that are known have the name of their owner for their number. */
  static View of(Result result, Map<String, String> known) {
    SortedMap<String, String> facts = new TreeMap<>();
    for (String line : result.ok().out().lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        throw new AssertionError("no fact: " + line + "\n" + result.err());
      }
      String key = line.substring(0, tab).strip();
      String value = line.substring(tab + 1).strip();
      facts.put(
          key, key.startsWith("namespace ") ? known.getOrDefault(value, "the container's") : value);
    }
    return new View(facts);
  }

  /** Empty for what was not seen. */
  String fact(String key) {
    return facts.getOrDefault(key, "");
  }
}
