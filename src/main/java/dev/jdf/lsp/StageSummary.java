package dev.jdf.lsp;

import java.util.Optional;

/** What the process of a stage may do, in one line. */
final class StageSummary {

  private StageSummary() {}

  /** Absent if nothing can be said of it. */
  static Optional<String> of(Document document, int stage, Workbench workbench) {
    return workbench
        .draft(document.parsed(), document.folder(), Optional.of(Integer.toString(stage)))
        .map(draft -> draft.summary(document.source(), StageUser.of(document, stage, workbench)));
  }
}
