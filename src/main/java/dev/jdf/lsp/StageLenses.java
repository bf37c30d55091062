package dev.jdf.lsp;

import dev.jdf.exposure.Summary;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;

/** {@code textDocument/codeLens}: above each stage what its process may do. */
final class StageLenses {

  /** Editors that do not know it show the text alone. */
  private static final String COMMAND = "jdf.explain";

  private final Workbench workbench;

  StageLenses(Workbench workbench) {
    this.workbench = workbench;
  }

  /** None for a stage that does not compile: its findings say why. */
  List<CodeLens> of(Document document) {
    List<Stage> stages =
        document.isSettings() ? List.of() : Stage.all(document.parsed().spec());
    List<CodeLens> lenses = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      workbench
          .compile(document.source(), document.folder(), Optional.of(Integer.toString(i)))
          .value()
          .map(Summary::of)
          .map(text -> new Command(text, COMMAND, List.of(document.uri())))
          .map(command -> new CodeLens(document.lines().range(stage.from().span()), command, null))
          .ifPresent(lenses::add);
    }
    return lenses;
  }
}
