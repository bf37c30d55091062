package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each text below {@code lsp/REQUEST/} has the server's answer to that request beside it. The
 * request is made where the text has its mark, through a real pipe.
 */
class RequestFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/lsp").toAbsolutePath();
  private static final boolean UPDATE = System.getProperty("golden.update") != null;
  private static final String ENDING = ".jdf";

  private static final Pattern RANGE = Pattern.compile("""
      \\{\\s+"start": \\{\\s+"line": (\\d+),\\s+"character": (\\d+)\\s+},\
      \\s+"end": \\{\\s+"line": (\\d+),\\s+"character": (\\d+)\\s+}\\s+}""");

  private static Editor editor;

  @BeforeAll
  static void start() throws IOException {
    editor = Editor.asking(Workbenches.real());
  }

  @AfterAll
  static void leave() {
    assertEquals(0, editor.leave());
  }

  @TestFactory
  Stream<DynamicTest> fixtures() throws IOException {
    return files()
        .filter(file -> file.toString().endsWith(ENDING))
        .map(file -> dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyAnswerHasItsText() throws IOException {
    return files()
        .filter(file -> file.toString().endsWith(".json"))
        .map(file -> dynamicTest(
            ROOT.relativize(file).toString(),
            () -> assertTrue(Files.exists(Path.of(file.toString().replace(".json", ENDING))))));
  }

  private static void check(Path file) throws IOException {
    MarkedText marked = MarkedText.parse(Files.readString(file));
    String name = ROOT.relativize(file).getName(0).toString();
    TextDocumentIdentifier text = editor.open(file.toUri().toString(), marked.text());
    Object answer = Editor.await(Requests.ask(
        name,
        editor.server().getTextDocumentService(),
        text,
        new Range(marked.start(), marked.end())));
    editor.close(text.getUri());
    String json = shown(answer);
    Path expected = Path.of(file.toString().replace(ENDING, ".json"));
    String before = Files.exists(expected) ? Files.readString(expected) : "";
    if (UPDATE && !before.equals(json)) {
      Files.writeString(expected, json);
      fail("wrote " + expected);
    }
    assertEquals(before, json);
  }

  /** With {@code "1:0-1:8"} in the place of a range's nine lines. */
  private static String shown(Object answer) {
    String json = Requests.GSON
        .toJson(answer)
        .replace(ROOT.toUri().toString(), "file:///project/")
        .replace(Workbenches.CACHE.toUri().toString(), "file:///cache/")
        .replaceAll(Workbenches.CACHE + "/jdf/scratch/[0-9a-f-]+", "/cache/scratch");
    return RANGE.matcher(json).replaceAll("\"$1:$2-$3:$4\"") + "\n";
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }
}
