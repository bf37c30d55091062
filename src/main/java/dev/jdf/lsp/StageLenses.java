package dev.jdf.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/**
 * {@code textDocument/codeLens}: above each stage what its process may do. A stage is compiled when
 * its lens is about to be seen.
 */
final class StageLenses {

  /** Shows more of it; other editors than the one that has it show the text alone. */
  private static final String COMMAND = "jdf.explain";

  private static final String WRONG = "does not compile";

  private final Documents documents;
  private final Workbench workbench;
  private final Supplier<Abilities> editor;

  StageLenses(Documents documents, Workbench workbench, Supplier<Abilities> editor) {
    this.documents = documents;
    this.workbench = workbench;
    this.editor = editor;
  }

  List<CodeLens> of(Document document) {
    List<Stage> stages = document.stages().all();
    List<CodeLens> lenses = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      JsonArray data = new JsonArray();
      data.add(document.uri());
      data.add(i);
      lenses.add(new CodeLens(document.lines().range(stages.get(i).from().span()), null, data));
    }
    return lenses;
  }

  /** Adds the text. What was closed since, or has fewer stages now, is seen no more. */
  CodeLens resolve(CodeLens lens) {
    if (lens.getData() instanceof JsonArray data
        && data.size() == 2
        && data.get(0) instanceof JsonPrimitive uri
        && data.get(1) instanceof JsonPrimitive stage) {
      documents
          .find(uri.getAsString())
          .filter(document -> document.profiles().has(stage.getAsString()))
          .ifPresent(document -> lens.setCommand(command(document, stage.getAsInt())));
    }
    return lens;
  }

  private Command command(Document document, int stage) {
    String text = StageSummary.of(document, stage, workbench).orElse(WRONG);
    return editor.get().commands().contains(COMMAND)
        ? new Command(text, COMMAND, List.of(document.uri()))
        : new Command(text, "");
  }
}
