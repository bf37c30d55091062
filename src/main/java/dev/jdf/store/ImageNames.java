package dev.jdf.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The names that images of the store have, a file each. */
public final class ImageNames {

  static final String END = ".json";

  private final Path folder;

  ImageNames(Path folder) {
    this.folder = folder;
  }

  public Optional<NamedImage> find(String name, Platform platform) throws IOException {
    return read(path(name, platform.toString()))
        .filter(it -> it.name().equals(name) && it.platform().equals(platform.toString()));
  }

  /** All of them, by name and platform. */
  public List<NamedImage> all() throws IOException {
    List<NamedImage> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + END)) {
      for (Path file : files) {
        read(file).ifPresent(all::add);
      }
    }
    all.sort(Comparator.comparing(NamedImage::name).thenComparing(NamedImage::platform));
    return all;
  }

  /** Takes the place of what the name stood for before; whole, or not at all. */
  public void put(NamedImage image) throws IOException {
    Path temporary = Files.createTempFile(folder, "", ".new");
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(image.toJson().getBytes(StandardCharsets.UTF_8));
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    Files.move(temporary, path(image.name(), image.platform()), StandardCopyOption.ATOMIC_MOVE);
  }

  public void remove(NamedImage image) throws IOException {
    Files.deleteIfExists(path(image.name(), image.platform()));
  }

  private Path path(String name, String platform) {
    return folder.resolve(NamedImage.key(name, platform) + END);
  }

  private static Optional<NamedImage> read(Path file) throws IOException {
    try {
      return NamedImage.parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
