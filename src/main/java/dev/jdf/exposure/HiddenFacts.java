package dev.jdf.exposure;

import dev.jdf.oci.Config;
import java.util.ArrayList;
import java.util.List;

/** Which paths are kept from the process although they are there: config-linux.md#masked-paths. */
final class HiddenFacts {

  private HiddenFacts() {}

  static Section of(Config config) {
    Parts parts = new Parts(config);
    List<Fact> facts = new ArrayList<>();
    add(facts, parts.maskedPaths(), "hidden", "/linux/maskedPaths");
    add(facts, parts.readonlyPaths(), "read-only", "/linux/readonlyPaths");
    String summary = facts.isEmpty()
        ? "none"
        : parts.maskedPaths().size() + " hidden, " + parts.readonlyPaths().size() + " read-only";
    return new Section(Topic.HIDDEN, summary, facts.isEmpty() ? "/linux/maskedPaths" : "", facts);
  }

  private static void add(List<Fact> facts, List<String> paths, String detail, String pointer) {
    for (int i = 0; i < paths.size(); i++) {
      facts.add(new Fact(paths.get(i), detail, pointer + "/" + i));
    }
  }
}
