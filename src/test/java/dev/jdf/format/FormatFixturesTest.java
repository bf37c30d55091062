package dev.jdf.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each .in beside the .out that it is formatted to. */
class FormatFixturesTest {

  private static final Path CASES = Path.of("src/test/resources/format");

  @TestFactory
  List<DynamicTest> files() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(path -> !Files.isDirectory(path))
          .sorted()
          .map(path -> dynamicTest(CASES.relativize(path).toString(), () -> check(path)))
          .toList();
    }
  }

  private static void check(Path path) throws IOException {
    String name = path.getFileName().toString();
    if (name.endsWith(".out")) {
      assertTrue(Files.exists(path.resolveSibling(name.replace(".out", ".in"))), "a leftover");
      return;
    }
    Path expected = path.resolveSibling(name.replace(".in", ".out"));
    SourceFile source = SourceFile.decode(name, Files.readAllBytes(path));
    String formatted = Formatter.format(source);
    assertEquals(Formatter.draft(source), formatted, "the draft says something else");
    assertEquals(formatted, Formatter.format(new SourceFile(name, formatted)), "once more");
    if (Boolean.getBoolean("golden.update") && !isThere(expected, formatted)) {
      Files.writeString(expected, formatted);
      fail("rewrote " + expected);
    }
    assertEquals(Files.readString(expected), formatted);
  }

  private static boolean isThere(Path expected, String text) throws IOException {
    return Files.exists(expected) && Files.readString(expected).equals(text);
  }
}
