package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.cli.Workbenches;
import dev.jdf.source.Span;
import dev.jdf.syntax.Keywords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fixtures do not show of completion. */
class CompletionTest {

  /** Nobody stops waiting. */
  private static final CancelChecker NEVER = () -> {};

  private static final String URI = "file:///nowhere/image.jdf";

  private static CompletionItem proposed(Editor editor, String text, String label) {
    TextDocumentIdentifier id = editor.open(URI, text);
    Position end = new Lines(text).position(text.length());
    List<CompletionItem> items = Editor.await(
            editor.server().getTextDocumentService().completion(new CompletionParams(id, end)))
        .getRight()
        .getItems();
    return items.stream()
        .filter(item -> item.getLabel().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLongDocumentationComesWhenItIsAskedFor() throws IOException {
    try (Editor editor = Editor.asking(Workbenches.real())) {
      CompletionItem line = proposed(editor, "FROM scratch\n", "CAP_DROP");
      assertNull(line.getDocumentation());
      assertTrue(resolved(editor, line).contains("capabilities to take away"));
      CompletionItem capability = proposed(editor, "FROM scratch\nCAP_ADD ", "NET_ADMIN");
      assertTrue(resolved(editor, capability).contains("firewall"));
      CompletionItem limit = proposed(editor, "FROM scratch\nULIMIT ", "nproc=");
      assertTrue(resolved(editor, limit).contains("processes and threads of the user"));
      assertTrue(resolved(editor, limit).contains("**docker:** `--ulimit`"));
      CompletionItem flag = proposed(editor, "FROM scratch\nHEALTHCHECK --", "--retries=");
      assertTrue(resolved(editor, flag).contains("failures in a row"));
    }
  }

  private static String resolved(Editor editor, CompletionItem item) {
    return Editor.await(editor.server().getTextDocumentService().resolveCompletionItem(item))
        .getDocumentation()
        .getRight()
        .getValue();
  }

  @Test
  void anEditorThatKnowsNoSnippetsGetsNone() throws IOException {
    try (Editor editor = Editor.start(Workbenches.real())) {
      CompletionItem line = proposed(editor, "FROM scratch\n", "ULIMIT");
      assertEquals("ULIMIT", line.getTextEdit().getLeft().getNewText());
    }
  }

  /** Instructions whose arguments are names, numbers and texts of people's own. */
  private static final Set<String> OPEN = Set.of(
      "ANNOTATION",
      "BLKIO_WEIGHT",
      "CGROUP_PARENT",
      "CMD",
      "CPUS",
      "CPUSET_CPUS",
      "CPUSET_MEMS",
      "CPU_PERIOD",
      "CPU_QUOTA",
      "CPU_SHARES",
      "DEVICE_CGROUP_RULE",
      "DOMAINNAME",
      "ENTRYPOINT",
      "ENV",
      "HOSTNAME",
      "LABEL",
      "MAINTAINER",
      "MEMORY",
      "MEMORY_RESERVATION",
      "MEMORY_SWAP",
      "OOM_SCORE_ADJ",
      "PIDS_LIMIT",
      "SHELL",
      "SHM_SIZE",
      "VOLUME",
      "WORKDIR");

  /** What is typed before there is something to choose from, where that is not at once. */
  private static final Map<String, String> BEGINNINGS =
      Map.of("EXPOSE", "80/", "RUN", "--", "TMPFS", "/tmp:", "COPY", "--", "ADD", "--");

  @Test
  void everyInstructionWithWordsOfItsOwnProposesThem() {
    for (String name : Keywords.names()) {
      String text = "FROM host\n" + name + " " + BEGINNINGS.getOrDefault(name, "");
      Document document = new Document(URI, 1, text);
      boolean empty = new Completions(Workbenches.real())
          .at(document, text.length(), Abilities.NONE, NEVER)
          .getItems()
          .isEmpty();
      assertEquals(OPEN.contains(name), empty, name);
    }
  }

  @Test
  void everyPlaceOfEverySampleIsAnswered() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("samples"))) {
      for (Path file :
          files.filter(it -> it.toString().endsWith(".jdf")).sorted().toList()) {
        String text = Files.readString(file);
        assertAnswered(text);
        assertAnswered(text.replace("\n", "\r\n"));
      }
    }
    assertAnswered("from a\rONBUILD \\\n\n#\n \ud83d\ude00 \\\nRUN <<A\nx$\nA\n\ufeffCAP_ADD \\");
  }

  /** Of more files than anyone reads the first are shown, and which, depends on what is typed. */
  @Test
  void manyFilesAreShownInPart(@TempDir Path folder) throws IOException {
    for (int i = 0; i < 300; i++) {
      Files.createFile(folder.resolve(String.format(Locale.ROOT, "f%03d", i)));
    }
    CompletionList all = files(folder, "f");
    assertTrue(all.isIncomplete());
    assertEquals(200, all.getItems().size());
    assertEquals("f000", all.getItems().get(0).getLabel());
    CompletionList few = files(folder, "f29");
    assertFalse(few.isIncomplete());
    assertEquals(10, few.getItems().size());
  }

  private static CompletionList files(Path folder, String typed) {
    String text = "FROM scratch\nCOPY " + typed;
    Document document = new Document(folder.resolve("a.jdf").toUri().toString(), 1, text);
    return new Completions(Workbenches.real()).at(document, text.length(), Abilities.NONE, NEVER);
  }

  private static void assertAnswered(String text) {
    Document document = new Document(URI, 1, text);
    Workbench workbench = new Remembered(Workbenches.real());
    Hovers hovers = new Hovers(workbench);
    Completions completions = new Completions(workbench);
    new InlayHints(workbench).in(document, document.lines().range(new Span(0, text.length())));
    for (int at = 0; at <= text.length(); at++) {
      int offset = document.offset(document.lines().position(at));
      hovers.at(document, offset, Markup.PLAIN);
      Signatures.at(document, offset);
      for (CompletionItem item :
          completions.at(document, offset, Abilities.NONE, NEVER).getItems()) {
        Range range = item.getTextEdit().getLeft().getRange();
        assertEquals(range.getStart().getLine(), range.getEnd().getLine(), "one line");
        assertTrue(document.offset(range.getStart()) <= offset);
        assertTrue(document.offset(range.getEnd()) >= offset);
      }
    }
  }
}
