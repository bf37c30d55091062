package dev.jdf.cli;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.file.InputFile;
import dev.jdf.image.TreePlace;
import dev.jdf.oci.ConfigReader;
import dev.jdf.posix.Directory;
import dev.jdf.posix.Failure;
import dev.jdf.posix.TreeRemoval;
import dev.jdf.source.Span;
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
 * runtime takes. It is filled under another name, and one that is there already is never touched, unless
 * a build has made it and another one is to replace it.
 */
final class BundleRoot implements TreePlace, AutoCloseable {

  /** Its name, and the root's in the configuration. */
  static final String NAME = "rootfs";

  /** By which a configuration tells of which image the files beside it are. */
  static final String IMAGE = "dev.jdf.image.digest";

  private static final String START = ".rootfs.";
  private static final String END = ".tmp";
  private static final String OLD = "-old";

  private final Path folder;
  private final Path config;
  private final boolean replace;
  private final String part = START + ProcessHandle.current().pid() + END;
  private final String old = START + ProcessHandle.current().pid() + OLD + END;
  private String told = "";
  private String before = "";

  /**
   * The one beside {@code config}.
   *
   * @param config absolute
   * @param replace whether one that a build has made there is made anew
   */
  BundleRoot(Path config, boolean replace) {
    this.config = config;
    this.replace = replace;
    this.folder = Optional.ofNullable(config.getParent()).orElse(Path.of("/"));
  }

  @Override
  public Checked<Path> tree(StoredImage image, Telling telling, Span span) throws IOException {
    Files.createDirectories(folder);
    try (Directory directory = Directory.open(folder.toRealPath())) {
      sweep(directory);
      Path root = folder.resolve(NAME);
      if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
        return made(directory, image, telling, span);
      }
      if (!replace || !isMade(root)) {
        return there(root, image, span);
      }
      Checked<Path> made = made(directory, image, telling, span);
      // Out of the way now, and not when the new one gets its name: whoever is killed when, the
      // configuration of the new image must not stand beside the files of the old one.
      before = digest();
      directory.rename(bytes(NAME), bytes(old));
      return made;
    }
  }

  @Override
  public Optional<Path> folder() {
    return Optional.of(folder);
  }

  private Checked<Path> there(Path root, StoredImage image, Span span) {
    if (!isMade(root) || !digest().equals(image.manifest().toString())) {
      return Checked.failed(List.of(inTheWay(root, span)));
    }
    told = "kept as it is, since it was made of the same image; what containers have written there"
        + " since is still in it, and jbuild --replace makes it anew";
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

  /** Whether a build has made that root. */
  private boolean isMade(Path root) {
    return !digest().isEmpty() && Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS);
  }

  /** The image of which the files are that are there, as the configuration says; or empty. */
  private String digest() {
    return InputFile.read(config.toString(), config)
        .value()
        .flatMap(input -> ConfigReader.read(input.source()).value())
        .map(document -> document.config().annotations().getOrDefault(IMAGE, ""))
        .orElse("");
  }

  private Diagnostic inTheWay(Path root, Span span) {
    String name = String.valueOf(config.getFileName());
    return isMade(root)
        ? Diagnostic.error(
                CliCode.ROOT_IN_THE_WAY,
                span,
                root + " is there, and by " + name + " it is another image")
            .withNote("--replace makes it anew, without what was written to it; or write the bundle"
                + " elsewhere: jbuild -o DIR/")
        : Diagnostic.error(
                CliCode.ROOT_IN_THE_WAY,
                span,
                root + " is there, and " + name + " does not say that it is this image")
            .withNote("remove it, or write the bundle elsewhere: jbuild -o DIR/");
  }

  /** Now that the configuration is right, the files get their name. */
  void keep() throws IOException {
    Path made = folder.resolve(part);
    if (Files.exists(made)) {
      Files.move(made, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }
    if (Files.exists(folder.resolve(old))) {
      try (Directory directory = Directory.open(folder.toRealPath())) {
        told +=
            discarded(directory, old) ? "" : "; what was there could not be removed from " + old;
      }
    }
  }

  /** What was not kept goes; what was to be replaced, and is not, comes back. */
  @Override
  public void close() throws IOException {
    if (!Files.exists(folder.resolve(part)) && !Files.exists(folder.resolve(old))) {
      return;
    }
    try (Directory directory = Directory.open(folder.toRealPath())) {
      TreeRemoval.remove(directory, bytes(part));
      boolean aside = Files.exists(folder.resolve(old), LinkOption.NOFOLLOW_LINKS);
      boolean replaced = Files.exists(folder.resolve(NAME), LinkOption.NOFOLLOW_LINKS);
      if (aside && !replaced && digest().equals(before)) {
        directory.rename(bytes(old), bytes(NAME));
      }
    }
  }

  /** Whether it is gone: what a container has written under ids of its own only root can remove. */
  private static boolean discarded(Directory directory, String name) throws IOException {
    try {
      TreeRemoval.remove(directory, bytes(name));
      return true;
    } catch (Failure failure) {
      if (!failure.is("EPERM") && !failure.is("EACCES")) {
        throw failure;
      }
      return false;
    }
  }

  /** What processes have left here that were killed, or that were this one: {@link SecondStart}. */
  private void sweep(Directory directory) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, START + "*" + END)) {
      for (Path each : left) {
        String name = each.getFileName().toString();
        String process = name.substring(START.length(), name.length() - END.length());
        String pid = process.replaceFirst(OLD + "$", "");
        boolean ended = pid.matches("\\d+") && !Files.exists(Path.of("/proc", pid));
        if (process.endsWith(OLD) && ended) {
          discarded(directory, name);
        } else if (ended || name.equals(part)) {
          TreeRemoval.remove(directory, bytes(name));
        }
      }
    }
  }

  private static byte[] bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }
}
