package dev.jdf.lsp;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/**
 * What an editor asks actions for.
 *
 * @param findings as the editor is shown them
 * @param only the kinds that it wants; none for those that it shows unasked
 */
record ActionRequest(Document document, Span range, List<String> only, Findings findings) {

  static ActionRequest of(Document document, CodeActionParams params, Findings findings) {
    List<String> only = params.getContext() == null ? null : params.getContext().getOnly();
    return new ActionRequest(
        document,
        document.lines().span(params.getRange()),
        only == null ? List.of() : List.copyOf(only),
        findings);
  }

  /** Whether a kind is asked for: {@code refactor} asks for {@code refactor.rewrite} too. */
  boolean asksFor(String kind) {
    return only.stream().anyMatch(it -> kind.equals(it) || kind.startsWith(it + "."));
  }

  boolean wants(String kind) {
    return only.isEmpty() || asksFor(kind);
  }

  /** An edge counts: that is where a cursor is behind what was typed. */
  boolean touches(Span span) {
    return span.start() <= range.end() && range.start() <= span.end();
  }

  /** An action that changes this text. */
  CodeAction action(String kind, String title, List<TextEdit> edits) {
    CodeAction action = new CodeAction(title);
    action.setKind(kind);
    action.setEdit(new WorkspaceEdit(Map.of(document.uri(), edits)));
    return action;
  }

  /** One that mends findings, which the editor shows it with. */
  CodeAction mending(List<Diagnostic> mended, String title, List<TextEdit> edits) {
    CodeAction action = action(CodeActionKind.QuickFix, title, edits);
    action.setDiagnostics(
        mended.stream().map(finding -> findings.shown(finding, document)).toList());
    return action;
  }
}
