package dev.jdf.cli;

import dev.jdf.explain.Topic;
import dev.jdf.explain.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pages of {@code jbuild explain} as files in the user's cache: what an editor can open behind a
 * link without a network, and wherever jdf came from.
 */
final class PageFiles {

  private final Optional<Path> folder;
  private final Map<String, Optional<String>> written = new ConcurrentHashMap<>();

  /** All rules and codes, loaded with the first link: an editor waits for the server's start. */
  private static final class Known {
    static final Topics TOPICS = Topics.of(Codes.all());
  }

  /** In a folder of a cache; without one there are no links. */
  PageFiles(Optional<Path> cache) {
    this.folder = cache.map(it -> it.resolve("explain"));
  }

  /** The address of the page about a code, rule or instruction. */
  Optional<String> uri(String name) {
    return written.computeIfAbsent(name, it -> Known.TOPICS.find(it).flatMap(this::write));
  }

  private Optional<String> write(Topic topic) {
    return folder.flatMap(it -> {
      try {
        return Optional.of(write(topic, it).toUri().toString());
      } catch (IOException unwritable) {
        return Optional.empty();
      }
    });
  }

  /** Whole or not at all, as another server may write the same page. */
  private static Path write(Topic topic, Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path page = folder.resolve(topic.name() + ".md");
    byte[] text = topic.markdown().getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(page) || !Arrays.equals(Files.readAllBytes(page), text)) {
      Path part = Files.createTempFile(folder, "page", ".part");
      Files.write(part, text);
      Files.move(part, page, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return page;
  }
}
