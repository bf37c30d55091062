package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each .jdf beside what comes of it: .txt for the instructions, .err for the findings as users see
 * them. Those in {@code evaluation} are evaluated for their last stage.
 */
class SyntaxGoldenTest {

  private static final Path CASES = Path.of("src/test/resources/syntax");

  @TestFactory
  List<DynamicTest> files() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      return files
          .filter(path -> path.toString().endsWith(".jdf"))
          .sorted()
          .map(path -> dynamicTest(CASES.relativize(path).toString(), () -> check(path)))
          .toList();
    }
  }

  private static void check(Path input) throws IOException {
    String name = input.getFileName().toString();
    SourceFile source = SourceFile.decode(name, Files.readAllBytes(input));
    Parsed parsed = SpecParser.parse(source);
    List<Instruction> instructions = parsed.spec().instructions();
    List<Diagnostic> findings = parsed.findings();
    if (input.startsWith(CASES.resolve("evaluation"))) {
      Request request = new Request(Optional.empty(), Map.of(), "linux/amd64");
      Checked<Profile> profile = parsed
          .checked()
          .then(spec -> Evaluation.of(spec, request))
          .then(evaluation -> evaluation.profile(Map.of()));
      instructions = profile.value().map(it -> it.all(Instruction.class)).orElse(List.of());
      findings = profile.findings();
    }
    String dump = InstructionDump.of(instructions, source);
    compare(sibling(input, ".txt"), findings.isEmpty() ? dump : "");
    compare(sibling(input, ".err"), frames(source, findings));
  }

  private static String frames(SourceFile source, List<Diagnostic> findings) {
    return findings.stream()
        .map(finding -> Renderer.render(source, finding, false, 100))
        .collect(Collectors.joining("\n"));
  }

  /** Where nothing is expected there is no file. */
  private static void compare(Path expected, String actual) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.deleteIfExists(expected);
      if (!actual.isEmpty()) {
        Files.writeString(expected, actual);
        fail("rewrote " + expected);
      }
    }
    if (actual.isEmpty()) {
      assertFalse(Files.exists(expected), expected + " is a leftover");
    } else {
      assertEquals(Files.readString(expected), actual);
    }
  }

  private static Path sibling(Path input, String extension) {
    return input.resolveSibling(input.getFileName().toString().replace(".jdf", extension));
  }
}
