package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Checked;
import dev.jdf.source.Span;
import dev.jdf.store.RecordedProgress;
import dev.jdf.store.Store;
import dev.jdf.store.StoredImage;
import dev.jdf.store.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What FROM makes of an image that umoci wrote. */
class ImageRootTest {

  @TempDir
  Path folder;

  private final RecordedProgress progress = new RecordedProgress();

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
  void whatIsDoneWithItIsToldOnce() throws IOException {
    open("oci:image:one");
    open("oci:image:one");
    String name = "oci:" + folder.resolve("image") + ":one";
    assertEquals(2, progress.lines().size(), progress.lines()::toString);
    assertTrue(progress.lines().get(0).matches("pulling \\Q" + name + "\\E: .* done"));
    assertTrue(progress.lines().get(1).matches("unpacking \\Q" + name + "\\E: .* done"));
  }

  @Test
  void aTreeThatIsRemovedIsMadeAnew() throws IOException {
    Path root = Path.of(open("oci:image:one").value().orElseThrow().path());
    Store store = Store.open(folder.resolve("store"));
    store.remove(() -> assertTrue(store.trees().remove(store.trees().all().get(0))));
    assertTrue(Files.notExists(root));
    assertEquals(List.of(), store.trees().all());
    assertEquals(root.toString(), open("oci:image:one").value().orElseThrow().path());
    assertTrue(Files.exists(root.resolve("files/hello")));
  }

  @Test
  void aLayerThatWasDamagedIsFetchedAgain() throws IOException {
    open("oci:image:one");
    Store store = Store.open(folder.resolve("store"));
    store.remove(() -> assertTrue(store.trees().remove(store.trees().all().get(0))));
    Path layer = store
        .image(store.names().all().get(0).manifest())
        .orElseThrow()
        .layers()
        .get(0)
        .blob();
    byte[] bytes = Files.readAllBytes(layer);
    // A byte of a compressed text may be padding, and change nothing.
    Files.write(layer, Arrays.copyOf(bytes, bytes.length / 2));
    Checked<Rootfs> damaged = open("oci:image:one");
    assertEquals(
        "a layer of oci:" + folder.resolve("image") + ":one was damaged in the store",
        damaged.findings().get(0).message());
    assertTrue(Files.notExists(layer));
    assertTrue(open("oci:image:one").value().isPresent());
  }

  @Test
  void aTreeThatAContainerRunsOnIsNotRemoved() throws Exception {
    SampleImage.need("flock");
    Path root = Path.of(open("oci:image:one").value().orElseThrow().path());
    Process container = new ProcessBuilder("flock", "-s", root.toString(), "sh", "-c", "echo; cat")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    assertEquals('\n', container.getInputStream().read());
    Store store = Store.open(folder.resolve("store"));
    assertFalse(store.trees().remove(store.trees().all().get(0)));
    assertTrue(Files.exists(root.resolve("files/hello")));
    container.getOutputStream().close();
    container.waitFor();
    assertTrue(store.trees().remove(store.trees().all().get(0)));
  }

  /** Whatever a process that was killed has left is neither used nor in the way. */
  @Test
  void halfATreeIsNoTree() throws IOException {
    Path root = Path.of(open("oci:image:one").value().orElseThrow().path());
    Path trees = folder.resolve("store/trees");
    Path part = Path.of(root.toString().replaceAll("/rootfs$", ".part"));
    Store store = Store.open(folder.resolve("store"));
    store.trees().remove(store.trees().all().get(0));
    Files.createDirectories(part.resolve("rootfs/closed/in"));
    SampleImage.run(trees, "chmod", "0", part.resolve("rootfs/closed").toString());
    Files.createDirectories(root);
    assertEquals(List.of(), store.trees().all());
    assertTrue(Files.exists(Path.of(open("oci:image:one").value().orElseThrow().path(), "files")));
    assertFalse(Files.exists(part));
    Files.createDirectories(part.resolve("rootfs"));
    store.trees().sweep();
    assertFalse(Files.exists(part));
    assertEquals(1, store.trees().all().size());
  }

  @Test
  void twoAtOnceUnpackOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<String> opening = () -> open("oci:image:one").value().orElseThrow().path();
    Set<String> roots = new TreeSet<>();
    for (Future<String> each : threads.invokeAll(Collections.nCopies(4, opening))) {
      roots.add(each.get());
    }
    threads.shutdown();
    assertEquals(1, roots.size());
  }

  private Checked<Rootfs> open(String name) {
    ImageSettings settings = new ImageSettings(
        Optional.of(folder.resolve("store")),
        ImageSettings.Fetching.MISSING,
        progress,
        new TreeMap<>());
    return new Bases(folder, folder.resolve("cache"), "", settings)
        .open(name, "linux/amd64", Span.at(0), List.of());
  }
}
