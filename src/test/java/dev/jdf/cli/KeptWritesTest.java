package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.container.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The command that --keep prints says to a shell what is meant. */
class KeptWritesTest {

  @TestFactory
  Stream<DynamicTest> shellReadsTheWord() {
    return Stream.of(
            "plain-1.jdf", "a b", "it's", "$HOME `x` \\ \"q\"", "é中", "new\nline", "\33[1m'é")
        .map(word -> dynamicTest(word, () -> assertEquals(word, read(KeptWrites.quoted(word)))));
  }

  @Test
  void terminalIsNotSteered() {
    assertEquals("$'a\\033\\012b'", KeptWrites.quoted("a\33\nb"));
  }

  private static String read(String quoted) {
    return Command.run(Path.of("."), List.of("bash", "-c", "printf %s " + quoted))
        .ok()
        .out();
  }
}
