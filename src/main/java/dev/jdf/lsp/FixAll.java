package dev.jdf.lsp;

import dev.jdf.check.Applicability;
import dev.jdf.check.Fixes;
import dev.jdf.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.TextEdit;

/** All fixes that keep the meaning at once: {@code jbuild check --fix}. */
final class FixAll {

  static final String KIND = CodeActionKind.SourceFixAll + ".jdf";

  private final Findings findings;

  FixAll(Findings findings) {
    this.findings = findings;
  }

  /** Absent if none of {@code shown} has such a fix. */
  Optional<CodeAction> of(ActionRequest request, List<Diagnostic> shown) {
    Document document = request.document();
    if (shown.stream().noneMatch(Fixes::isSound)) {
      return Optional.empty();
    }
    Fixes.Mended mended =
        Fixes.all(document.source(), Applicability.SAFE, text -> findings.of(document, text));
    List<TextEdit> edits = document.becoming(mended.source().text());
    return edits.isEmpty()
        ? Optional.empty()
        : Optional.of(request.action(KIND, "fix all that keeps the meaning", edits));
  }
}
