package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is typed, in whichever order, the server answers every request, and what it says of a
 * text that was edited is what it says of the same text freshly opened.
 */
class RandomEditsTest {

  private static final List<String> TEXTS = List.of(
      "FROM scratch AS base\nARG A=1\nENV B=$A\nFROM base\nCAP_DROP ALL\nCMD [\"/x\"]\n",
      "# syntax=jdf/1\r\nARG V\r\nFROM host\r\nRUN <<E\r\necho $V\r\nE\r\nCMD echo \\\r\n  b\r\n",
      "");

  /** Whole lines, parts of lines, and what ends or continues them. */
  private static final List<String> PIECES = List.of(
      "\n",
      "\r\n",
      "\r",
      "\\\n",
      " ",
      "\t",
      "#",
      "# jdf: ignore ",
      "\ud83d\ude00",
      "\u00e4",
      "\ufeff",
      "FROM ",
      "FROM base AS x\n",
      " AS y",
      "FROM $A",
      "ARG A\n",
      "ARG B=$A",
      "ENV C=1 D=${C:-",
      "CAP_ADD ",
      "CAP_ADD NET_ADMN\n",
      "cap_drop all",
      "SYSCTL net.",
      "ULIMIT nofile=1",
      "MOUNT type=bind,source=./",
      "RUN <<E\n",
      "E\n",
      "CMD [\"a\", ",
      "\"]",
      "COPY --from=base ",
      "USER ",
      "ONBUILD RUN x",
      "${",
      "}",
      "$",
      "=",
      ",",
      ":",
      "'",
      "\"",
      "RUNN x\n",
      "x",
      "\u0000");

  private final List<String> uris = new ArrayList<>();
  private final List<EditedText> texts = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anEditedTextIsAsGoodAsAFreshOne(long seed) throws IOException {
    Random random = new Random(seed);
    try (Editor editor = Editor.start(Workbenches.real())) {
      for (String text : TEXTS) {
        uris.add("file:///nowhere/" + uris.size() + ".jdf");
        texts.add(new EditedText(text));
        editor.open(uris.get(uris.size() - 1), text);
      }
      for (int step = 1; step <= 120; step++) {
        int which = random.nextInt(uris.size());
        edit(editor, which, random);
        askSomething(editor, which, random);
        if (step % 15 == 0) {
          assertAsFresh(editor, which, random);
        }
      }
      for (int which = 0; which < uris.size(); which++) {
        edit(editor, which, random);
        assertPushed(editor, which);
      }
    }
  }

  /** One notification of one to three changes, each to what the one before it left. */
  private void edit(Editor editor, int which, Random random) {
    List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(3); pieces > 0; pieces--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      Range range = texts.get(which).someRange(random);
      changes.add(new TextDocumentContentChangeEvent(range, text.toString()));
      texts.get(which).replace(range, text.toString());
    }
    editor.change(uris.get(which), changes.toArray(new TextDocumentContentChangeEvent[0]));
  }

  private void askSomething(Editor editor, int which, Random random) {
    List<String> names = Requests.names();
    TextDocumentIdentifier text = new TextDocumentIdentifier(uris.get(which));
    for (int i = 0; i < 3; i++) {
      String name = names.get(random.nextInt(names.size()));
      Editor.await(Requests.ask(
          name, editor.server().getTextDocumentService(), text, wildRange(which, random)));
    }
  }

  /** Behind the end of lines and of the text, too. */
  private Range wildRange(int which, Random random) {
    Range range = texts.get(which).someRange(random);
    return random.nextInt(4) > 0
        ? range
        : new Range(range.getStart(), new Position(random.nextInt(1000), Integer.MAX_VALUE));
  }

  private void assertAsFresh(Editor editor, int which, Random random) {
    String text = texts.get(which).text();
    String fresh = "file:///nowhere/fresh.jdf";
    Range range = wildRange(which, random);
    editor.open(fresh, text);
    for (String name : Requests.names()) {
      CompletableFuture<String> old = Requests.json(name, editor, uris.get(which), range);
      CompletableFuture<String> now = Requests.json(name, editor, fresh, range);
      assertEquals(
          Editor.await(now).replace(fresh, "URI"),
          Editor.await(old).replace(uris.get(which), "URI"),
          () -> name + " of " + text);
    }
    editor.close(fresh);
  }

  private void assertPushed(Editor editor, int which) {
    List<Diagnostic> pushed = editor.findings(uris.get(which)).getDiagnostics();
    Document fresh = new Document(uris.get(which), 1, texts.get(which).text());
    List<Diagnostic> found = new Findings(Workbenches.real(), () -> Abilities.NONE).shown(fresh);
    assertEquals(
        found.stream().map(it -> it.getRange() + " " + it.getCode().getLeft()).toList(),
        pushed.stream().map(it -> it.getRange() + " " + it.getCode().getLeft()).toList());
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void aDocumentFollowsItsEdits(long seed) {
    Random random = new Random(seed);
    for (String start : TEXTS) {
      EditedText model = new EditedText(start);
      Document document = new Document("file:///nowhere/a.jdf", 1, start);
      for (int step = 0; step < 500; step++) {
        Range range = model.anyRange(random);
        String text = PIECES.get(random.nextInt(PIECES.size()));
        document = document.changed(step, List.of(new TextDocumentContentChangeEvent(range, text)));
        model.replace(range, text);
        assertEquals(model.text(), document.source().text());
      }
      assertTrue(document.parsed().spec().source().text().equals(model.text()));
    }
  }
}
