package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.Test;

/** What the editor asks actions for, and which it gets. */
class CodeActionTest {

  private static final String URI = "file:///nowhere/image.jdf";
  private static final Range THIRD_LINE = new Range(new Position(2, 5), new Position(2, 5));

  private static List<CodeAction> actions(String text, String... only) throws IOException {
    try (Editor editor = Editor.asking(Workbenches.real())) {
      TextDocumentIdentifier id = editor.open(URI, text);
      CodeActionContext context = new CodeActionContext(List.of());
      context.setOnly(List.of(only));
      CodeActionParams params = new CodeActionParams(id, THIRD_LINE, context);
      return Editor.await(editor.server().getTextDocumentService().codeAction(params)).stream()
          .map(action -> action.getRight())
          .toList();
    }
  }

  private static List<String> kinds(String... only) throws IOException {
    return actions("FROM scratch\nENV A b\nCMD /x\n", only).stream()
        .map(CodeAction::getKind)
        .distinct()
        .toList();
  }

  private static String newText(CodeAction action) {
    return action.getEdit().getChanges().values().iterator().next().get(0).getNewText();
  }

  @Test
  void onlyTheKindsThatAreAskedForAreGiven() throws IOException {
    assertEquals(List.of("quickfix"), kinds("quickfix"));
    assertEquals(List.of("refactor.rewrite"), kinds("refactor"));
    assertEquals(List.of("source.fixAll.jdf"), kinds("source.fixAll"));
    assertEquals(List.of(), kinds("source.organizeImports"));
  }

  @Test
  void allFixesAreAskedForFromAnyPlace() throws IOException {
    CodeAction all = actions("FROM scratch\nENV A b\nUSER 1:1\n", "source").get(0);
    assertEquals("ENV A=b\n", newText(all));
  }

  @Test
  void commentsEndAsTheLinesOfTheFileDo() throws IOException {
    CodeAction ignore =
        actions("FROM scratch\r\n\r\n CMD a | b\r\n", "quickfix").get(0);
    assertEquals(" # jdf: ignore JSONArgsRecommended\r\n", newText(ignore));
  }
}
