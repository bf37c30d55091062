package dev.jdf.check;

import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Word;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where a target mounts something of its own. */
final class MountTargets {

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
    return targets;
  }

  /** The mount in which a path lies: of several the innermost. */
  static Optional<Map.Entry<String, Word>> around(String path, Map<String, Word> mounts) {
    return mounts.entrySet().stream()
        .filter(mount -> path.startsWith(mount.getKey() + "/"))
        .max(Comparator.comparing(mount -> mount.getKey().length()));
  }
}
