package dev.jdf.check;

import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Word;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where a target mounts something of its own. */
final class MountTargets {

  /** PATH_MAX of Linux: nothing can be mounted on what is longer. */
  private static final int LONGEST = 4096;

  private MountTargets() {}

  /** Path → the word that asks for it, in file order. */
  static Map<String, Word> of(Target target) {
    Map<String, Word> targets = new LinkedHashMap<>();
    target
        .words(IsolationInstruction.Tmpfs.class)
        .forEach(word -> targets.put(BindMount.clean(word.text().split(":", 2)[0]), word));
    target
        .words(IsolationInstruction.Mount.class)
        .forEach(word -> BindMount.of(word).target().ifPresent(path -> targets.put(path, word)));
    target.all(Volume.class).stream()
        .flatMap(volume -> volume.paths().stream())
        .forEach(word -> targets.putIfAbsent(BindMount.clean(word.text()), word));
    return Collections.unmodifiableMap(targets);
  }

  /** The mount in which a path lies: of several the innermost. */
  static Optional<Map.Entry<String, Word>> around(String path, Map<String, Word> mounts) {
    int slash = path.length() > LONGEST ? 0 : path.lastIndexOf('/');
    while (slash > 0) {
      String parent = path.substring(0, slash);
      Word word = mounts.get(parent);
      if (word != null) {
        return Optional.of(Map.entry(parent, word));
      }
      slash = parent.lastIndexOf('/');
    }
    return Optional.empty();
  }
}
