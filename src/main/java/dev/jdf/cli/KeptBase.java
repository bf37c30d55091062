package dev.jdf.cli;

import dev.jdf.image.Rootfs;
import dev.jdf.oci.Config;
import dev.jdf.store.Digest;
import dev.jdf.store.Tree;
import dev.jdf.store.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The root that the files of a kept folder stand on: on another they would be the halves of two systems.
 * The folder says it in a file beside them, where no container comes to.
 *
 * @param text a line
 */
record KeptBase(String text) {

  /** Its name in the folder. */
  static final String FILE = "base";

  private static final int MOST = 1 << 14;
  private static final String FORM =
      "(image sha(256|512):[0-9a-f]+|directory [^\\p{Cntrl}]+|scratch)";

  static KeptBase of(Rootfs root) {
    return switch (root.kind()) {
      case IMAGE ->
        image(Optional.ofNullable(root.image()).orElseThrow().manifest().toString());
      // Its path is that of the spec's text, which may change.
      case SCRATCH -> new KeptBase("scratch");
      case HOST, DIRECTORY -> directory(root.path());
    };
  }

  /**
   * That of a configuration; it may name the files of an image, which it says, or the store has.
   *
   * @param folder what a relative path of the root starts from
   */
  static KeptBase of(Config config, Path folder) throws IOException {
    String said = config.annotations().getOrDefault(BundleRoot.IMAGE, "");
    if (Digest.parse(said).isPresent()) {
      return image(said);
    }
    Path path =
        folder.resolve(Optional.ofNullable(config.root()).map(Config.Root::path).orElse(""));
    Path real = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath().normalize();
    Optional<Tree> tree = Trees.ofRoot(real);
    return tree.isPresent() ? image(tree.get().manifest().toString()) : directory(real.toString());
  }

  private static KeptBase image(String digest) {
    return new KeptBase("image " + digest);
  }

  private static KeptBase directory(String path) {
    return new KeptBase("directory " + KeptWrites.quoted(path));
  }

  /**
   * Makes sure that {@code folder}, if it is there and says so, stands on this.
   *
   * @throws IOException if it is another's, or nobody knows
   */
  void check(Path folder) throws IOException {
    Optional<String> said = said(folder);
    if (said.isPresent() && !said.get().equals(text)) {
      throw new IOException(
          "what is kept in " + KeptWrites.quoted(folder.toString()) + " stands on the " + said.get()
              + ", and this run on the " + text + ": name another folder for it");
    }
  }

  /** Makes the folder say it, if it is one that only its owner can use: else the run refuses it. */
  void claim(Path folder) throws IOException {
    KeptWrites.makePrivate(folder);
    if (KeptWrites.isPrivate(folder) && said(folder).isEmpty()) {
      Path part = Files.createTempFile(folder, FILE, ".new");
      try {
        Files.writeString(part, text + "\n");
        Files.createLink(folder.resolve(FILE), part);
      } catch (FileAlreadyExistsException e) {
        // Another run was faster; whether on the same root is looked at below.
      } finally {
        Files.delete(part);
      }
    }
    check(folder);
  }

  private static Optional<String> said(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    boolean usual =
        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MOST;
    String said = usual ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
    if (!said.matches(FORM)) {
      throw new IOException(KeptWrites.quoted(file.toString())
          + " does not say on which root the files beside it stand, as jexec writes it there");
    }
    return Optional.of(said);
  }
}
