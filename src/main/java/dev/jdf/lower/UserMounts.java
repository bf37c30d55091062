package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Config.Mount;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the spec mounts: {@code MOUNT} and {@code TMPFS}, where a later stage replaces an earlier
 * one's, and {@code VOLUME} where neither is.
 *
 * @param byDestination in the order of the file
 */
record UserMounts(Map<String, Asked> byDestination) {

  /** A mount and the place that asks for it. */
  record Asked(Mount mount, Word word) {

    boolean isTmpfsLine() {
      return word.text().startsWith("/");
    }
  }

  static Checked<UserMounts> of(Profile profile, List<String> imageVolumes, Span from) {
    Join join = new Join();
    Map<String, Asked> all = new LinkedHashMap<>();
    for (Layer layer : profile.layers()) {
      join.take(layer(layer))
          .ifPresent(asked -> asked.forEach((destination, mount) -> {
            all.remove(destination);
            all.put(destination, mount);
          }));
    }
    for (Asked volume : join.takeAll(volumes(profile, imageVolumes, from))) {
      all.putIfAbsent(volume.mount().destination(), volume);
    }
    return join.to(() -> new UserMounts(all));
  }

  Set<String> destinations() {
    return byDestination.keySet();
  }

  private static Checked<Map<String, Asked>> layer(Layer layer) {
    Join join = new Join();
    Map<String, Asked> mounts = new LinkedHashMap<>();
    for (Instruction instruction : layer.instructions()) {
      for (Asked asked : join.takeAll(mounts(instruction))) {
        Optional<Asked> earlier =
            Optional.ofNullable(mounts.remove(asked.mount().destination()));
        earlier
            .filter(other -> !(other.isTmpfsLine() && asked.isTmpfsLine()))
            .map(other -> MountErrors.duplicate(asked, other.word().span()))
            .ifPresent(join::add);
        mounts.put(asked.mount().destination(), asked);
      }
    }
    return join.to(() -> mounts);
  }

  private static List<Checked<Asked>> mounts(Instruction instruction) {
    if (instruction instanceof IsolationInstruction.Tmpfs tmpfs) {
      return tmpfs(tmpfs.words());
    }
    if (instruction instanceof IsolationInstruction.Mount mount) {
      return mount.words().stream()
          .map(word -> asked(MountSpec.parse(word), word))
          .toList();
    }
    return List.of();
  }

  private static List<Checked<Asked>> tmpfs(List<Word> words) {
    List<Checked<Asked>> mounts = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      boolean astray = i > 0 && TmpfsOptions.isOption(word);
      mounts.add(
          astray
              ? Checked.failed(List.of(ValueErrors.tmpfsOptionApart(words.get(i - 1), word)))
              : asked(TmpfsMount.parse(word), word));
    }
    return mounts;
  }

  private static Checked<Asked> asked(Checked<Mount> mount, Word word) {
    return mount.then(it -> Checked.ok(new Asked(it, word)));
  }

  private static List<Checked<Asked>> volumes(Profile profile, List<String> image, Span from) {
    List<Word> words = new ArrayList<>();
    image.forEach(path -> words.add(new Word(path, from)));
    words.addAll(written(profile));
    return words.stream().map(UserMounts::volume).toList();
  }

  private static List<Word> written(Profile profile) {
    return profile.all(DockerfileInstruction.Volume.class).stream()
        .flatMap(volume -> volume.paths().stream())
        .toList();
  }

  /** The volumes that VOLUME lines really bring, by destination. */
  Map<String, Word> ofLines(Profile profile) {
    Set<Word> words = new HashSet<>(written(profile));
    Map<String, Word> volumes = new LinkedHashMap<>();
    byDestination.forEach((destination, asked) -> {
      if (words.contains(asked.word())) {
        volumes.put(destination, asked.word());
      }
    });
    return volumes;
  }

  private static Checked<Asked> volume(Word word) {
    if (word.text().contains(":")) {
      return Checked.failed(List.of(MountErrors.volumeOfHost(word)));
    }
    return MountPoint.parse(word)
        .then(path -> Checked.ok(new Asked(TmpfsMount.volume(path, false), word)));
  }
}
