package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.check.Applicability;
import dev.jdf.check.Fixes;
import dev.jdf.check.Settings;
import dev.jdf.compile.CheckedFile;
import dev.jdf.compile.SpecCheck;
import dev.jdf.console.Terminal;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each {@code reports/CASE.jdf} has beside it what jbuild check says of it ({@code .txt}), what --fix
 * makes of it ({@code .fixed}) and what --unsafe-fixes make of it ({@code .unsafe}), if that is
 * anything else than before.
 */
class ReportFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/reports");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @TestFactory
  Stream<DynamicTest> cases() throws IOException {
    return files(".jdf").stream()
        .map(file -> dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  @Test
  void everyFileBelongsToACase() throws IOException {
    Set<String> orphans = new TreeSet<>();
    for (Path file : files("")) {
      if (!Files.exists(beside(file, "jdf"))) {
        orphans.add(file.toString());
      }
    }
    assertEquals(Set.of(), orphans);
  }

  private static void check(Path file) throws IOException {
    SourceFile source = SourceFile.decode(file.getFileName().toString(), Files.readAllBytes(file));
    String fixed = fixed(source, Applicability.SAFE);
    String unsafe = fixed(source, Applicability.UNSAFE);
    SortedMap<Path, Optional<String>> results = new TreeMap<>();
    results.put(beside(file, "txt"), Optional.of(report(source)));
    results.put(beside(file, "fixed"), Optional.of(fixed).filter(it -> !it.equals(source.text())));
    results.put(beside(file, "unsafe"), Optional.of(unsafe).filter(it -> !it.equals(fixed)));
    SortedMap<Path, Optional<String>> before = new TreeMap<>();
    for (Path result : results.keySet()) {
      before.put(result, read(result));
    }
    if (UPDATE && !before.equals(results)) {
      update(results);
    }
    assertEquals(before, results);
  }

  private static String report(SourceFile source) {
    StringWriter text = new StringWriter();
    new TextOutput(false, Terminal.output(Map.of("COLUMNS", "80", "TERM", "dumb")))
        .print(List.of(checked(source)), new PrintWriter(text));
    return text.toString();
  }

  /** Once all are in, none is left. */
  private static String fixed(SourceFile source, Applicability most) {
    Fixes.Mended mended = Fixes.all(source, most, it -> checked(it).findings());
    assertEquals(
        0, Fixes.all(mended.source(), most, it -> checked(it).findings()).fixes());
    return mended.source().text();
  }

  private static CheckedFile checked(SourceFile source) {
    return new SpecCheck(Map.of()).check(source, Path.of("/"), Settings.DEFAULT);
  }

  private static Optional<String> read(Path file) throws IOException {
    return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
  }

  private static void update(SortedMap<Path, Optional<String>> results) throws IOException {
    for (Map.Entry<Path, Optional<String>> result : results.entrySet()) {
      Files.deleteIfExists(result.getKey());
      if (result.getValue().isPresent()) {
        Files.writeString(result.getKey(), result.getValue().get());
      }
    }
    fail("wrote " + results.keySet());
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName().toString().replaceFirst("[^.]*$", ending));
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    }
  }
}
