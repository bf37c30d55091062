package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.source.Span;
import dev.jdf.store.Refusal;
import dev.jdf.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that would fill the disk, held against limits that are small. */
class ArchiveLimitsTest {

  private static final int LEAST = 1 << 16;
  private static final ArchiveContents.Limits SMALL = new ArchiveContents.Limits(4, 50, LEAST);

  @TempDir
  Path folder;

  private Store store;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(folder.resolve("store"));
  }

  @Test
  void whatUnpacksToManyTimesItsSizeIsRefused() throws IOException {
    assertRefused("unpacks to more than 50 times its size", new byte[1 << 20]);
  }

  /** Each is below what nobody asks about. */
  @Test
  void smallFilesCountTogether() throws IOException {
    byte[] most = new byte[LEAST / 2 + 1];
    assertRefused("unpacks to more than 50 times its size", most, most);
  }

  @Test
  void whatIsSmallIsTakenHoweverItIsCompressed() throws IOException {
    assertTaken(new byte[LEAST / 2], new byte[LEAST / 2]);
  }

  @Test
  void whatHardlyCompressesIsTakenHoweverLargeItIs() throws IOException {
    byte[] noise = new byte[1 << 20];
    new Random(1).nextBytes(noise);
    assertTaken(noise);
  }

  @Test
  void filesAreCounted() throws IOException {
    byte[] one = {1};
    assertTaken(one, one, one, one);
    assertRefused("has more than 4 entries", one, one, one, one, one);
  }

  private void assertRefused(String fault, byte[]... files) throws IOException {
    Path archive = archive(files);
    Refusal refusal =
        assertThrows(Refusal.class, () -> ArchiveContents.unpack(archive, store, SMALL));
    assertEquals(ImageCode.BAD_ARCHIVE, refusal.at(Span.at(0)).code());
    assertEquals(archive + " " + fault, refusal.getMessage());
    assertNothingIsLeft();
  }

  private void assertTaken(byte[]... files) throws IOException {
    try (ArchiveContents contents = ArchiveContents.unpack(archive(files), store, SMALL)) {
      for (int i = 0; i < files.length; i++) {
        Path file = contents.file("f" + i).orElseThrow();
        assertArrayEquals(files[i], Files.readAllBytes(file));
      }
    }
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() {
    assertArrayEquals(new String[0], folder.resolve("store/incoming").toFile().list());
  }

  private Path archive(byte[]... files) throws IOException {
    Path archive = folder.resolve("archive.tar.gz");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
      for (int i = 0; i < files.length; i++) {
        TarArchiveEntry entry = new TarArchiveEntry("f" + i);
        entry.setSize(files[i].length);
        tar.putArchiveEntry(entry);
        tar.write(files[i]);
        tar.closeArchiveEntry();
      }
    }
    return archive;
  }
}
