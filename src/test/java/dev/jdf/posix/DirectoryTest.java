package dev.jdf.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

  @TempDir
  Path folder;

  /** Whoever hands over a path has not looked at it: no call may follow it. */
  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "/a", "a/"})
  void whatIsNoNameIsRefused(String text) throws IOException {
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    byte[] other = {'x'};
    try (Directory directory = Directory.open(folder)) {
      List<Call> calls = List.of(
          () -> directory.enter(name).close(),
          () -> directory.create(name).close(),
          () -> directory.makeDirectory(name),
          () -> directory.makeNode(name, 0010000, DeviceNumber.NONE),
          () -> directory.makeSymbolicLink(name, other),
          () -> directory.makeLink(name, directory, other),
          () -> directory.makeLink(other, directory, name),
          () -> directory.remove(name),
          () -> directory.removeDirectory(name),
          () -> directory.rename(name, other),
          () -> directory.rename(other, name),
          () -> directory.status(name),
          () -> directory.setOwner(name, 0, 0),
          () -> directory.setMode(name, 0),
          () -> directory.setTime(name, Moment.EPOCH),
          () -> directory.setAttribute(name, other, other));
      for (Call call : calls) {
        assertThrows(IllegalArgumentException.class, call::run);
      }
      assertEquals(List.of(), directory.names());
    }
  }

  /** One of a directory's. */
  private interface Call {
    void run() throws IOException;
  }
}
