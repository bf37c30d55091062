package dev.jdf.lsp;

import dev.jdf.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/codeAction}: what can be done about a part of a text. */
final class CodeActions {

  static final List<String> KINDS =
      List.of(CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FixAll.KIND);

  private final Workbench workbench;
  private final Findings findings;

  CodeActions(Workbench workbench, Findings findings) {
    this.workbench = workbench;
    this.findings = findings;
  }

  List<Either<Command, CodeAction>> of(Document document, CodeActionParams params) {
    ActionRequest request = ActionRequest.of(document, params, findings);
    List<CodeAction> actions = new ArrayList<>();
    if (request.wants(CodeActionKind.QuickFix) || request.asksFor(FixAll.KIND)) {
      mending(request, actions);
    }
    if (request.wants(CodeActionKind.RefactorRewrite) && !document.isSettings()) {
      new CapabilityRewrite(workbench).of(request).ifPresent(actions::add);
      actions.addAll(CommandRewrite.of(request));
      actions.addAll(new DigestPin(workbench).of(request));
    }
    return actions.stream().map(Either::<Command, CodeAction>forRight).toList();
  }

  /** Unasked, the fix of everything is shown only where one of its fixes is. */
  private void mending(ActionRequest request, List<CodeAction> actions) {
    List<Diagnostic> all = findings.of(request.document());
    List<Diagnostic> here =
        all.stream().filter(finding -> request.touches(finding.span())).toList();
    if (request.wants(CodeActionKind.QuickFix)) {
      actions.addAll(QuickFixes.of(request, here));
      actions.addAll(IgnoreComments.of(request, here));
    }
    boolean asked = request.asksFor(FixAll.KIND);
    if (asked || request.only().isEmpty()) {
      new FixAll(findings).of(request, asked ? all : here).ifPresent(actions::add);
    }
  }
}
