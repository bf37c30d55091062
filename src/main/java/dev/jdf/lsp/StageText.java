package dev.jdf.lsp;

import dev.jdf.lsp.Hovers.Text;
import dev.jdf.syntax.Stage;
import java.util.Optional;

/** Which stage a name means, and what its process may do. */
final class StageText {

  private StageText() {}

  static Optional<Text> at(Document document, int offset, Workbench workbench) {
    return StageNames.at(document, offset).map(place -> {
      Stage stage = document.stages().all().get(place.stage());
      int line = document.source().line(stage.from().span().start());
      String first = "stage of line " + line + ", from `"
          + document.source().text(stage.from().image().span()) + "`";
      return StageSummary.of(document, place.stage(), workbench)
          .map(summary -> new Text(place.span(), first + "\n\n" + summary))
          .orElseGet(() -> new Text(place.span(), first));
    });
  }
}
