package dev.jdf.unpack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.container.Command;
import dev.jdf.posix.Directory;
import dev.jdf.store.Digest;
import dev.jdf.store.RecordedProgress;
import dev.jdf.store.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers as a whole: how they are compressed, what they prove, how large they may become. */
class UnpackingTest {

  private static final Limits SMALL = new Limits(8 << 20, 5000, 250, 1 << 20);

  @TempDir
  Path folder;

  @Test
  void everyCompressionGivesTheSameTree() throws IOException {
    byte[] content = new byte[3_000_001];
    new Random(1).nextBytes(content);
    byte[] archive = archive(content);
    for (byte[] blob : List.of(archive, gzip(archive), twoMembers(archive), zstd(archive))) {
      Path root = unpack(new TestLayers(folder).add(blob, Digest.of(archive)), SMALL);
      assertArrayEquals(content, Files.readAllBytes(root.resolve("f")));
    }
  }

  @Test
  void aLayerThatIsNotWhatTheConfigurationSaysIsRefused() throws IOException {
    byte[] archive = archive(new byte[10]);
    TestLayers layers = new TestLayers(folder).add(gzip(archive), Digest.of(new byte[1]));
    assertEquals(UnpackCode.WRONG_DIFF_ID, refusal(layers, SMALL).code());
  }

  @Test
  void whatFollowsTheEndOfTheArchiveCountsForItsDigest() throws IOException {
    byte[] archive = archive(new byte[10]);
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    more.writeBytes(archive);
    more.writeBytes("a secret behind the end".getBytes(StandardCharsets.UTF_8));
    TestLayers layers = new TestLayers(folder).add(more.toByteArray(), Digest.of(archive));
    assertEquals(UnpackCode.WRONG_DIFF_ID, refusal(layers, SMALL).code());
  }

  @Test
  void aLayerThatBreaksOffIsRefused() throws IOException {
    byte[] content = new byte[100_000];
    new Random(2).nextBytes(content);
    byte[] archive = archive(content);
    for (byte[] blob : List.of(archive, gzip(archive), zstd(archive))) {
      byte[] half = Arrays.copyOf(blob, blob.length / 2);
      TestLayers layers = new TestLayers(folder).add(half, Digest.of(archive));
      assertEquals(UnpackCode.BAD_LAYER, refusal(layers, SMALL).code());
    }
  }

  @Test
  void whatIsNoArchiveIsRefused() throws IOException {
    TestLayers layers =
        new TestLayers(folder).add("no archive".repeat(99).getBytes(StandardCharsets.UTF_8));
    assertEquals(UnpackCode.BAD_LAYER, refusal(layers, SMALL).code());
  }

  @Test
  void aBombIsStoppedBeforeItIsWritten() throws IOException {
    byte[] archive = archive(new byte[6 << 20]);
    for (byte[] blob : List.of(gzip(archive), zstd(archive))) {
      TestLayers layers = new TestLayers(folder).add(blob, Digest.of(archive));
      Path root = Files.createTempDirectory(folder, "root");
      assertEquals(UnpackCode.TOO_MUCH, refusal(layers, root, SMALL).code());
      assertArrayEquals(new String[0], root.toFile().list(), "a file was begun");
    }
  }

  @Test
  void aBombBehindTheEndOfTheArchiveIsStopped() throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.writeBytes(archive(new byte[1]));
    archive.writeBytes(new byte[6 << 20]);
    byte[] blob = gzip(archive.toByteArray());
    TestLayers layers = new TestLayers(folder).add(blob, Digest.of(archive.toByteArray()));
    assertEquals(UnpackCode.TOO_MUCH, refusal(layers, SMALL).code());
  }

  /** L31: a million of them would fill a table of inodes; the usual limit is two. */
  @Test
  void manyEmptyEntriesAreStopped() throws IOException {
    TestTar tar = new TestTar();
    for (int i = 0; i <= SMALL.entries(); i++) {
      tar.add("file d/f" + i);
    }
    Refusal refusal = refusal(new TestLayers(folder).add(tar.bytes()), SMALL);
    assertEquals(UnpackCode.TOO_MUCH, refusal.code());
    assertTrue(String.valueOf(refusal.getMessage()).contains("more than 5000 files"));
  }

  /** L30 with the usual limits: nothing of a terabyte of holes is made. */
  @Test
  void aTerabyteOfHolesIsStopped() throws IOException {
    TestTar tar = new TestTar();
    tar.add("sparse f map=0,0 real=1099511627776");
    TestLayers layers = new TestLayers(folder).add(tar.bytes());
    assertEquals(UnpackCode.TOO_MUCH, refusal(layers, Limits.USUAL).code());
  }

  @Test
  void allBytesOfItsBlobsAreTold() throws IOException {
    RecordedProgress progress = new RecordedProgress();
    byte[] archive = archive(new byte[1_000_000]);
    byte[] blob = gzip(archive);
    TestLayers layers = new TestLayers(folder).add(blob, Digest.of(archive));
    Path root = Files.createTempDirectory(folder, "root");
    try (Directory directory = Directory.open(root)) {
      new Unpacking(SMALL, Ownership.FLATTENED, new Telling(progress, "alpine:3"))
          .unpack(layers.image(), directory);
    }
    assertEquals(List.of("unpacking alpine:3: [" + blob.length + "] done"), progress.lines());
  }

  @Test
  void thatItFailsIsTold() throws IOException {
    RecordedProgress progress = new RecordedProgress();
    byte[] archive = archive(new byte[10]);
    TestLayers layers = new TestLayers(folder).add(archive, Digest.of(new byte[1]));
    try (Directory directory = Directory.open(Files.createTempDirectory(folder, "root"))) {
      Unpacking unpacking =
          new Unpacking(SMALL, Ownership.FLATTENED, new Telling(progress, "alpine:3"));
      assertThrows(Refusal.class, () -> unpacking.unpack(layers.image(), directory));
    }
    assertEquals(0, progress.open());
    assertEquals(List.of("unpacking alpine:3: [" + archive.length + "] failed"), progress.lines());
  }

  @Test
  void manyPathsAreTold() {
    PathSet paths = new PathSet();
    for (int i = 0; i < 100_000; i++) {
      paths.add("usr/share/" + i);
    }
    for (int i = 0; i < 100_000; i++) {
      assertTrue(paths.contains("usr/share/" + i));
      assertFalse(paths.contains("usr/share/" + i + "/"));
    }
  }

  private Path unpack(TestLayers layers, Limits limits) throws IOException {
    Path root = Files.createTempDirectory(folder, "root");
    try (Directory directory = Directory.open(root)) {
      new Unpacking(limits, Ownership.FLATTENED, Telling.NOBODY).unpack(layers.image(), directory);
    }
    return root;
  }

  private Refusal refusal(TestLayers layers, Limits limits) throws IOException {
    return refusal(layers, Files.createTempDirectory(folder, "root"), limits);
  }

  private static Refusal refusal(TestLayers layers, Path root, Limits limits) throws IOException {
    try (Directory directory = Directory.open(root)) {
      Unpacking unpacking = new Unpacking(limits, Ownership.FLATTENED, Telling.NOBODY);
      return assertThrows(Refusal.class, () -> unpacking.unpack(layers.image(), directory));
    }
  }

  private static byte[] archive(byte[] content) {
    TestTar tar = new TestTar();
    tar.add("f", content);
    return tar.bytes();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** As pigz and bgzip write it. */
  private static byte[] twoMembers(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(gzip(Arrays.copyOf(bytes, 1000)));
    out.writeBytes(gzip(Arrays.copyOfRange(bytes, 1000, bytes.length)));
    return out.toByteArray();
  }

  /** What {@code zstd --long=28} makes asks its reader for 256 MiB; zstd itself has 128. */
  @Test
  void aWindowThatIsTooLargeIsSaid() throws IOException {
    byte[] content = new byte[3 << 20];
    new Random(3).nextBytes(content);
    byte[] archive = archive(content);
    Files.write(folder.resolve("wide"), archive);
    Command.run(folder, List.of("sh", "-c", "zstd -q --long=28 <wide >wide.zst"))
        .ok();
    byte[] blob = Files.readAllBytes(folder.resolve("wide.zst"));
    Refusal refusal = refusal(new TestLayers(folder).add(blob, Digest.of(archive)), Limits.USUAL);
    assertEquals(UnpackCode.BAD_LAYER, refusal.code());
    assertTrue(
        String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT).contains("window"),
        refusal.getMessage());
  }

  private byte[] zstd(byte[] bytes) throws IOException {
    assumeTrue(Command.exists("zstd"), "zstd is not installed");
    Path file = Files.write(folder.resolve("plain"), bytes);
    Command.run(folder, List.of("zstd", "-qf", "--rm", file.toString(), "-o", "packed"));
    return Files.readAllBytes(folder.resolve("packed"));
  }
}
