package dev.jdf.cli;

import dev.jdf.check.Settings;
import dev.jdf.check.SettingsReader;
import dev.jdf.file.InputFile;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings around folders of an editor, for every letter that is typed: a file is read again only
 * when it is another one by its time, size or inode. One that the editor shows counts as it is shown.
 * Wrong settings are told in their own file, and do not hold.
 */
final class FollowedSettings {

  private final Map<Path, Seen> seen = new ConcurrentHashMap<>();
  private final Map<Path, Settings> shown = new ConcurrentHashMap<>();

  private record Seen(State state, Settings settings) {}

  private record State(
      FileTime changed, long size, @Nullable Object inode) {}

  /**
   * Takes a text in place of a file. While it is wrong, as it is in the middle of a word, what was
   * right before it holds.
   *
   * @param text absent for the file itself again
   */
  void show(Path file, Optional<SourceFile> text) {
    if (text.isEmpty()) {
      shown.remove(file);
    } else {
      Settings before = of(file);
      shown.put(file, SettingsReader.read(text.get()).value().orElse(before));
    }
  }

  Settings around(Path folder) {
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .map(it -> it.resolve(SettingsReader.FILE))
        .filter(file -> shown.containsKey(file) || Files.isRegularFile(file))
        .findFirst()
        .map(this::of)
        .orElse(Settings.DEFAULT);
  }

  private Settings of(Path file) {
    Settings text = shown.get(file);
    return text == null ? onDisk(file) : text;
  }

  private Settings onDisk(Path file) {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      State state = new State(now.lastModifiedTime(), now.size(), now.fileKey());
      Seen before = seen.get(file);
      if (before != null && before.state().equals(state)) {
        return before.settings();
      }
      Settings settings = read(file);
      seen.put(file, new Seen(state, settings));
      return settings;
    } catch (IOException gone) {
      return Settings.DEFAULT;
    }
  }

  private static Settings read(Path file) {
    return InputFile.read(file.toString(), file)
        .value()
        .flatMap(input -> SettingsReader.read(input.source()).value())
        .orElse(Settings.DEFAULT);
  }
}
