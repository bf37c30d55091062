package dev.jdf.cli;

import dev.jdf.check.Settings;
import dev.jdf.check.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The settings around folders of an editor, for every letter that is typed: a file is read again only
 * when it is another one by its time, size or inode. Wrong settings are told in their own file, and
 * do not hold.
 */
final class FollowedSettings {

  private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

  private record Seen(State state, Settings settings) {}

  private record State(
      FileTime changed, long size, @Nullable Object inode) {}

  Settings around(Path folder) {
    return SettingsFiles.around(folder).map(this::of).orElse(Settings.DEFAULT);
  }

  private Settings of(Path file) {
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
