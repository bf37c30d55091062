package dev.jdf.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.store.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are no text of {@link TestTar}: cut, changed, or without end. */
class TarReaderTest {

  private static final int BLOCK = 512;
  private static final LayerErrors ERRORS = new LayerErrors("layer");

  @ParameterizedTest
  @ValueSource(ints = {1, 100, BLOCK - 1, BLOCK + 1, BLOCK + 3})
  void whatEndsInTheMidstIsRefused(int length) {
    byte[] cut = Arrays.copyOf(headers("file f size=4 : abcd"), length);
    assertEquals(
        "layer ends in the midst of an entry",
        assertThrows(Refusal.class, () -> read(new ByteArrayInputStream(cut))).getMessage());
  }

  /** umoci ends an archive so. */
  @Test
  void theLastBlockMayBeShort() throws IOException {
    read(new ByteArrayInputStream(Arrays.copyOf(headers("file f : abcd"), BLOCK + 4)));
  }

  @Test
  void aChecksumThatIsWrongIsSeen() {
    byte[] changed = headers("file f : abcd");
    changed[0]++;
    assertEquals(
        "layer is no tar archive: a checksum is wrong",
        assertThrows(Refusal.class, () -> read(new ByteArrayInputStream(changed)))
            .getMessage());
  }

  /** The map of a sparse file is in its data: a number is short, however much is promised. */
  @Test
  void aNumberWithoutEndIsNotWaitedFor() {
    String entry = "file f size=1073741824 pax.GNU.sparse.major=1 pax.GNU.sparse.realsize=5";
    Ones ones = new Ones();
    assertThrows(
        Refusal.class,
        () -> read(new SequenceInputStream(new ByteArrayInputStream(headers(entry)), ones)));
    assertTrue(ones.count < 100_000, () -> "read " + ones.count);
  }

  /** What comes behind the end counts for the digest. */
  @Test
  void allIsReadToTheEnd() throws IOException {
    byte[] end = new byte[20 * BLOCK];
    ByteArrayInputStream in = new ByteArrayInputStream(end);
    TarReader reader = new TarReader(in, ERRORS);
    assertEquals(Optional.empty(), reader.next());
    reader.drain();
    assertEquals(0, in.available());
  }

  /** An archive without its end. */
  private static byte[] headers(String line) {
    TestTar tar = new TestTar();
    tar.add(line);
    byte[] bytes = tar.bytes();
    return Arrays.copyOf(bytes, bytes.length - 2 * BLOCK);
  }

  private static void read(InputStream in) throws IOException {
    TarReader reader = new TarReader(in, ERRORS);
    while (reader.next().isPresent()) {
      // Until the end, or what is wrong.
    }
  }

  /** Digits for ever. */
  private static final class Ones extends InputStream {
    private long count;

    @Override
    public int read() {
      count++;
      return '1';
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      Arrays.fill(bytes, offset, offset + length, (byte) '1');
      count += length;
      return length;
    }
  }
}
