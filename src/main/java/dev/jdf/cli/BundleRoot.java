package dev.jdf.cli;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.image.TreePlace;
import dev.jdf.oci.ConfigReader;
import dev.jdf.posix.Directory;
import dev.jdf.posix.TreeRemoval;
import dev.jdf.source.Span;
import dev.jdf.store.Digest;
import dev.jdf.store.StoredImage;
import dev.jdf.unpack.Limits;
import dev.jdf.unpack.Ownership;
import dev.jdf.unpack.Telling;
import dev.jdf.unpack.Unpacking;
import dev.jdf.unpack.Unpacking.Unpacked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The directory {@code rootfs} beside a configuration, with the files of an image: a bundle that any
 * runtime takes. It is filled under another name, and one that is there already is never touched.
 */
final class BundleRoot implements TreePlace, AutoCloseable {

  /** Its name, and the root's in the configuration. */
  static final String NAME = "rootfs";

  /** By which a configuration tells of which image the files beside it are. */
  static final String IMAGE = "dev.jdf.image.digest";

  private static final String START = ".rootfs.";
  private static final String END = ".tmp";

  private final Path folder;
  private final Path config;
  private final String part = START + ProcessHandle.current().pid() + END;
  private String told = "";

  /**
   * The one beside {@code config}.
   *
   * @param config absolute
   */
  BundleRoot(Path config) {
    this.config = config;
    this.folder = Optional.ofNullable(config.getParent()).orElse(Path.of("/"));
  }

  @Override
  public Checked<Path> tree(StoredImage image, Telling telling, Span span) throws IOException {
    Files.createDirectories(folder);
    try (Directory directory = Directory.open(folder.toRealPath())) {
      sweep(directory);
      Path root = folder.resolve(NAME);
      return Files.exists(root, LinkOption.NOFOLLOW_LINKS)
          ? there(root, image, span)
          : made(directory, image, telling, span);
    }
  }

  @Override
  public Optional<Path> folder() {
    return Optional.of(folder);
  }

  private Checked<Path> there(Path root, StoredImage image, Span span) {
    if (!isOf(image.manifest()) || !Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      return Checked.failed(List.of(inTheWay(root, span)));
    }
    told = "kept as it is, since it was made of the same image";
    return Checked.ok(root);
  }

  private Checked<Path> made(Directory directory, StoredImage image, Telling telling, Span span)
      throws IOException {
    directory.makeDirectory(bytes(part));
    try (Directory made = directory.enter(bytes(part))) {
      Unpacking unpacking = new Unpacking(Limits.USUAL, Ownership.ofThisProcess(), telling);
      Unpacked unpacked = unpacking.unpack(image, made);
      told = "the files of %s (%s in %s)"
          .formatted(
              telling.image(),
              counted(unpacked.entries(), "entry", "entries"),
              counted(image.layers().size(), "layer", "layers"));
      return Checked.partial(folder.resolve(part), unpacked.findings(span));
    }
  }

  private static String counted(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** What has become of the directory, in words; empty if it was not wanted. */
  String told() {
    return told;
  }

  /** Whether the configuration says that its root is that image, and may so be kept. */
  private boolean isOf(Digest manifest) {
    return InputFile.read(config.toString(), config)
        .value()
        .flatMap(input -> ConfigReader.read(input.source()).value())
        .map(document -> document.config().annotations().getOrDefault(IMAGE, ""))
        .filter(digest -> digest.equals(manifest.toString()))
        .isPresent();
  }

  private Diagnostic inTheWay(Path root, Span span) {
    return Diagnostic.error(
            CliCode.ROOT_IN_THE_WAY,
            span,
            root + " is there, and " + config.getFileName() + " does not say that it is this image")
        .withNote("remove it, or write the bundle elsewhere: jbuild -o DIR/");
  }

  /** Now that the configuration is right, the files get their name. */
  void keep() throws IOException {
    Path made = folder.resolve(part);
    if (Files.exists(made)) {
      Files.move(made, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** What was not kept goes. */
  @Override
  public void close() throws IOException {
    if (Files.exists(folder.resolve(part))) {
      try (Directory directory = Directory.open(folder.toRealPath())) {
        TreeRemoval.remove(directory, bytes(part));
      }
    }
  }

  /** What processes have left here that were killed, or that were this one: {@link SecondStart}. */
  private void sweep(Directory directory) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, START + "*" + END)) {
      for (Path each : left) {
        String name = each.getFileName().toString();
        String process = name.substring(START.length(), name.length() - END.length());
        boolean ended = process.matches("\\d+") && !Files.exists(Path.of("/proc", process));
        if (ended || name.equals(part)) {
          TreeRemoval.remove(directory, bytes(name));
        }
      }
    }
  }

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
