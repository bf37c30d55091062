package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.compile.SpecCompiler;
import dev.jdf.console.Console;
import dev.jdf.console.Report;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A launcher is small: docker's defaults and what the samples say fit into 32 KB. */
class LauncherSizeTest {

  private static final int BOUND = 32 << 10;

  @TestFactory
  Stream<DynamicTest> samplesAreSmall() throws IOException {
    try (Stream<Path> samples = Files.list(Path.of("samples"))) {
      return samples.sorted().toList().stream()
          .map(sample -> dynamicTest(
              sample.toString(), () -> assertSmall(Files.readString(sample), Path.of("samples"))));
    }
  }

  @Test
  void dockersDefaultsAreSmall(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("rootfs"));
    assertSmall(
        "FROM dir:./rootfs\nSECURITY_OPT seccomp=builtin\nENTRYPOINT [\"/bin/true\"]\n", folder);
  }

  private static void assertSmall(String text, Path folder) throws IOException {
    StringWriter err = new StringWriter();
    PrintWriter writer = new PrintWriter(err, true);
    Console console = new Console(InputStream.nullInputStream(), writer, writer, Map.of());
    SourceFile spec = new SourceFile("image.jdf", text);
    SpecCompiler compiler = new SpecCompiler(Optional.empty(), List.of(), true, Map.of());
    LauncherFile file = new LauncherFile(new Report(console, false));
    int size = file.of(spec, compiler.compile(spec, folder).value().orElseThrow())
        .orElseThrow(() -> new AssertionError(err))
        .length;
    assertTrue(size <= BOUND, size + " bytes");
  }
}
