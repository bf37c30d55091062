package dev.jdf.lsp;

import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DiagnosticCapabilities;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DiagnosticWorkspaceCapabilities;
import org.eclipse.lsp4j.DiagnosticsTagSupport;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.SemanticTokensWorkspaceCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;

/** What kinds of editors say of themselves. */
final class EditorAbilities {

  private EditorAbilities() {}

  /** Of one that is pushed findings, and can watch files. */
  static ClientCapabilities watching() {
    WorkspaceClientCapabilities folders = new WorkspaceClientCapabilities();
    folders.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
    ClientCapabilities all = new ClientCapabilities();
    all.setWorkspace(folders);
    return all;
  }

  /** Of one that asks for findings, and knows snippets. */
  static ClientCapabilities asking() {
    TextDocumentClientCapabilities texts = new TextDocumentClientCapabilities();
    texts.setDiagnostic(diagnostics());
    texts.setCompletion(new CompletionCapabilities(new CompletionItemCapabilities(true)));
    ClientCapabilities all = new ClientCapabilities();
    all.setTextDocument(texts);
    all.setWorkspace(refreshing());
    return all;
  }

  private static DiagnosticCapabilities diagnostics() {
    DiagnosticCapabilities diagnostics = new DiagnosticCapabilities();
    diagnostics.setRelatedInformation(true);
    diagnostics.setTagSupport(new DiagnosticsTagSupport(List.of(DiagnosticTag.values())));
    return diagnostics;
  }

  /** Semantic colours are not among what it can be asked to ask for again. */
  private static WorkspaceClientCapabilities refreshing() {
    WorkspaceClientCapabilities workspace = new WorkspaceClientCapabilities();
    workspace.setDiagnostics(new DiagnosticWorkspaceCapabilities(true));
    workspace.setInlayHint(new InlayHintWorkspaceCapabilities(true));
    workspace.setCodeLens(new CodeLensWorkspaceCapabilities(true));
    workspace.setSemanticTokens(new SemanticTokensWorkspaceCapabilities(false));
    return workspace;
  }
}
