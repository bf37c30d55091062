package dev.jdf.lsp;

import dev.jdf.check.Fixes;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.TextEdit;

/** The fixes that findings bring with them. */
final class QuickFixes {

  private QuickFixes() {}

  static List<CodeAction> of(ActionRequest request, List<Diagnostic> findings) {
    return findings.stream()
        .filter(finding -> finding.fix() != null)
        .map(finding -> action(request, finding))
        .toList();
  }

  /** Preferred is what an editor may do unasked: only what keeps the meaning. */
  private static CodeAction action(ActionRequest request, Diagnostic finding) {
    Fix fix = Objects.requireNonNull(finding.fix());
    TextEdit edit = new TextEdit(request.document().lines().range(fix.span()), fix.replacement());
    CodeAction action = request.mending(List.of(finding), fix.title(), List.of(edit));
    action.setIsPreferred(Fixes.isSound(finding));
    return action;
  }
}
