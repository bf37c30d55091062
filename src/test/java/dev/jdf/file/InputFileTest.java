package dev.jdf.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {

  @TempDir
  private Path folder;

  @Test
  void readsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("config.json"), "{}\n");
    InputFile input = InputFile.read("config.json", file).value().orElseThrow();
    assertArrayEquals(new byte[] {'{', '}', '\n'}, input.bytes());
    assertEquals("config.json", input.source().name());
    assertEquals("{}\n", input.source().text());
  }

  @Test
  void followsASymbolicLink() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "{}");
    Path link = Files.createSymbolicLink(folder.resolve("b"), file);
    assertEquals(List.of(), InputFile.read("b", link).findings());
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    assertRefused("JDF500 no such file", folder.resolve("none"));
  }

  @Test
  void aSpecIsOfferedWhereItWasNotCompiledYet() throws IOException {
    Path spec = Files.writeString(folder.resolve("image.jdf"), "FROM host\n");
    Path config = folder.resolve("config.json");
    assertRefused("JDF500 no such file; did you mean " + spec + "?", config);
  }

  @Test
  void aDanglingLinkIsSaidToBeMissing() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("b"), folder.resolve("none"));
    assertRefused("JDF500 is a symbolic link to nothing", link);
  }

  @Test
  void aLoopOfLinksIsUnreadable() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("b"), folder.resolve("b"));
    assertRefused("JDF502 its symbolic links lead in a circle", link);
  }

  @Test
  void aDirectoryIsRefused() {
    assertRefused("JDF501 is a directory", folder);
  }

  @Test
  void aFifoIsRefusedAndDoesNotHang() throws IOException, InterruptedException {
    Path fifo = folder.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    assertRefused("JDF501 is not a regular file", fifo);
  }

  @Test
  void aDeviceIsRefused() {
    assertRefused("JDF501 is not a regular file", Path.of("/dev/zero"));
  }

  @Test
  void aFileOfProcIsRefused() {
    assertRefused("JDF504 is empty", Path.of("/proc/kmsg"));
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    assertRefused("JDF504 is empty", Files.createFile(folder.resolve("empty")));
  }

  @Test
  void aHugeFileIsRefusedUnread() throws IOException {
    Path huge = folder.resolve("huge");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(1L << 40);
    }
    assertRefused("JDF503 is larger than 16 MiB", huge);
  }

  @Test
  void aFileBelowAFileIsNoFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused("JDF500 no such file", file.resolve("x"));
  }

  @Test
  void anEndlessStreamIsRefused() {
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return ' ';
      }
    };
    assertEquals("JDF503 is larger than 16 MiB", text(InputFile.read("-", endless)));
  }

  @Test
  void anEmptyStreamIsRefused() {
    InputStream nothing = new ByteArrayInputStream(new byte[0]);
    assertEquals("JDF504 is empty", text(InputFile.read("-", nothing)));
  }

  private static void assertRefused(String expected, Path path) {
    assertEquals(expected, text(InputFile.read("name", path)));
  }

  private static String text(Checked<InputFile> result) {
    Diagnostic only = result.findings().get(0);
    return only.code().id() + " " + only.message();
  }
}
