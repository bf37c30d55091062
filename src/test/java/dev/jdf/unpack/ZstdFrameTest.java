package dev.jdf.unpack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.container.Command;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What zstd compresses at any level, held against what went in. */
class ZstdFrameTest {

  private static final int MIB = 1 << 20;

  @TempDir
  private Path folder;

  /** Twice the same with much in between: the second time is told by the first. */
  @ParameterizedTest
  @CsvSource({"-3, 1", "'-8', 9", "'-12 --long=24', 9", "'-3 --long=27', 9"})
  void whatWentInComesOut(String options, int apart) throws Exception {
    byte[] once = new byte[apart * MIB];
    new Random(7).nextBytes(once);
    byte[] twice = new byte[2 * once.length];
    System.arraycopy(once, 0, twice, 0, once.length);
    System.arraycopy(once, 0, twice, once.length, once.length);
    assertArrayEquals(twice, decompressed(compressed(options, twice)));
  }

  @ParameterizedTest
  @CsvSource({"--long=23, 8", "--long=24, 16", "--long=27, 128"})
  void windowIsRead(String options, int mebibytes) throws Exception {
    byte[] file = Files.readAllBytes(compressed(options, new byte[1000]));
    assertEquals((long) mebibytes * MIB, ZstdFrame.window(file));
    assertArrayEquals(new byte[1000], decompressed(compressed(options, new byte[1000])));
  }

  /** A frame that says how much is in it has no window of its own. */
  @Test
  void frameOfOneSegmentIsItsOwnWindow() throws Exception {
    Path file = Files.write(folder.resolve("known"), new byte[20 * MIB]);
    shell("zstd -q -19 --long=27 known");
    assertEquals(20L * MIB, ZstdFrame.window(Files.readAllBytes(folder.resolve("known.zst"))));
    assertArrayEquals(Files.readAllBytes(file), decompressed(folder.resolve("known.zst")));
  }

  @Test
  void windowBeyondWhatZstdTakesIsRefused() throws Exception {
    IOException refused = assertThrows(
        IOException.class, () -> decompressed(compressed("--long=28", new byte[1000])));
    assertTrue(refused.toString().contains("its window is larger than 128 MiB"), refused::toString);
  }

  @Test
  void whatIsCutIsRefused() throws Exception {
    byte[] noise = new byte[9 * MIB];
    new Random(7).nextBytes(noise);
    byte[] whole = Files.readAllBytes(compressed("--long=24", noise));
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - MIB));
    assertThrows(IOException.class, () -> decompressed(cut));
  }

  /** Of a stream, whose size nobody knows before its end. */
  private Path compressed(String options, byte[] bytes) throws Exception {
    Files.write(folder.resolve("in"), bytes);
    shell("cat in | zstd -q -T1 " + options + " >out.zst");
    return folder.resolve("out.zst");
  }

  private void shell(String command) {
    assumeTrue(Command.exists("zstd"), "zstd is not installed");
    Command.run(folder, List.of("sh", "-c", command)).ok();
  }

  private static byte[] decompressed(Path file) throws IOException {
    try (InputStream in = Compression.open(new BufferedInputStream(Files.newInputStream(file)))) {
      return in.readAllBytes();
    }
  }
}
