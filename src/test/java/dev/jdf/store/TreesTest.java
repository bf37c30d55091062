package dev.jdf.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.posix.Directory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that are known for what they are, and not removed while somebody runs on them. */
class TreesTest {

  private static final Digest MANIFEST =
      Digest.parse("sha256:" + "0123456789abcdef".repeat(4)).orElseThrow();

  @TempDir
  private Path folder;

  private Trees trees;
  private Tree tree;

  @BeforeEach
  void make() throws IOException {
    trees = new Trees(folder);
    tree = trees.get(MANIFEST, false, root -> {
      root.makeDirectory("etc".getBytes(StandardCharsets.UTF_8));
      return new Trees.Filled(0, List.of("it lacks a device"));
    });
  }

  @Test
  void whatIsHeldIsNotRemoved() throws IOException {
    try (Directory held = Directory.open(tree.root())) {
      assertTrue(held.descriptor().tryLock());
      assertFalse(trees.remove(tree));
      assertTrue(Files.isDirectory(tree.root().resolve("etc")));
    }
    assertTrue(trees.remove(tree));
    assertFalse(Files.exists(tree.root()));
    assertEquals(List.of(), trees.all());
  }

  @Test
  void whatATreeLacksIsKeptWithIt() throws IOException {
    assertEquals(List.of("it lacks a device"), tree.lacks());
    assertEquals(List.of(tree), trees.all());
    Tree again = trees.get(MANIFEST, false, root -> new Trees.Filled(0, List.of()));
    assertEquals(tree, again);
  }

  @Test
  void rootOfATreeIsKnown() throws IOException {
    assertTrue(Trees.isRoot(tree.root()));
    assertFalse(Trees.isRoot(tree.root().resolveSibling("other")));
    assertFalse(Trees.isRoot(tree.root().resolve("etc")));
    assertFalse(Trees.isRoot(Path.of("/")));
    assertFalse(Trees.isRoot(Path.of("/rootfs")));
  }

  @Test
  void whatOnlyLooksLikeATreeIsNone() throws IOException {
    Path bundle = Files.createDirectories(folder.resolve("bundle/rootfs"));
    Files.copy(tree.root().resolveSibling("tree.json"), bundle.resolveSibling("tree.json"));
    assertFalse(Trees.isRoot(bundle));
    Path empty = Files.createDirectories(folder.resolve("sha256-" + "0".repeat(64) + "/rootfs"));
    assertFalse(Trees.isRoot(empty));
    Files.writeString(empty.resolveSibling("tree.json"), "{}");
    assertFalse(Trees.isRoot(empty));
    Files.copy(
        tree.root().resolveSibling("tree.json"),
        Files.createDirectories(folder.resolve("sha256-" + "1".repeat(64) + "/rootfs"))
            .resolveSibling("tree.json"));
    assertFalse(Trees.isRoot(folder.resolve("sha256-" + "1".repeat(64) + "/rootfs")));
  }
}
