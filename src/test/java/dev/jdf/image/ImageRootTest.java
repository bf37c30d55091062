package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Checked;
import dev.jdf.source.Span;
import dev.jdf.store.Progress;
import dev.jdf.store.Store;
import dev.jdf.store.StoredImage;
import dev.jdf.store.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What FROM makes of an image that umoci wrote. */
class ImageRootTest {

  @TempDir
  Path folder;

  @BeforeEach
  void make() throws IOException {
    SampleImage.make(folder);
  }

  @Test
  void anImageIsARootWithItsConfiguration() throws IOException {
    Rootfs root = open("oci:image:one").value().orElseThrow();
    assertEquals(Rootfs.Kind.IMAGE, root.kind());
    assertEquals("hello\n", Files.readString(Path.of(root.path()).resolve("files/hello")));
    assertEquals("hello\n", Files.readString(Path.of(root.path()).resolve("more/hello")));
    StoredImage image = Objects.requireNonNull(root.image());
    assertEquals(List.of("/files/hello"), image.config().config().cmd());
  }

  @Test
  void anImageIsUnpackedOnce() throws IOException {
    Path root = Path.of(open("oci:image:one").value().orElseThrow().path());
    Object inode = Files.getAttribute(root, "unix:ino");
    open("oci:image:one");
    assertEquals(inode, Files.getAttribute(root, "unix:ino"));
    List<Tree> trees = Store.open(folder.resolve("store")).trees().all();
    assertEquals(1, trees.size());
    assertEquals(root, trees.get(0).root());
    assertEquals(12, trees.get(0).bytes());
  }

  @Test
  void aTreeThatIsRemovedIsMadeAnew() throws IOException {
    Path root = Path.of(open("oci:image:one").value().orElseThrow().path());
    Store store = Store.open(folder.resolve("store"));
    store.remove(() -> store.trees().remove(store.trees().all().get(0)));
    assertTrue(Files.notExists(root));
    assertEquals(List.of(), store.trees().all());
    assertEquals(root.toString(), open("oci:image:one").value().orElseThrow().path());
    assertTrue(Files.exists(root.resolve("files/hello")));
  }

  private Checked<Rootfs> open(String name) {
    ImageSettings settings = new ImageSettings(
        Optional.of(folder.resolve("store")),
        ImageSettings.Fetching.MISSING,
        Progress.NONE,
        new TreeMap<>());
    return new Bases(folder, folder.resolve("cache"), "", settings)
        .open(name, "linux/amd64", Span.at(0), List.of());
  }
}
