package dev.jdf.lsp;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.DiagnosticWorkspaceCapabilities;
import org.eclipse.lsp4j.InlayHintWorkspaceCapabilities;
import org.eclipse.lsp4j.SemanticTokensWorkspaceCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.services.LanguageClient;

/** What an editor can be asked to ask for again, each for itself. */
enum Refresh {
  DIAGNOSTICS,
  INLAY_HINTS,
  CODE_LENSES,
  SEMANTIC_TOKENS;

  /** Those that an editor announces. */
  static Set<Refresh> known(WorkspaceClientCapabilities workspace) {
    Set<Refresh> known = EnumSet.noneOf(Refresh.class);
    for (Refresh refresh : values()) {
      if (refresh.announced(workspace).orElse(false)) {
        known.add(refresh);
      }
    }
    return known;
  }

  private Optional<Boolean> announced(WorkspaceClientCapabilities workspace) {
    return switch (this) {
      case DIAGNOSTICS ->
        Optional.ofNullable(workspace.getDiagnostics())
            .map(DiagnosticWorkspaceCapabilities::getRefreshSupport);
      case INLAY_HINTS ->
        Optional.ofNullable(workspace.getInlayHint())
            .map(InlayHintWorkspaceCapabilities::getRefreshSupport);
      case CODE_LENSES ->
        Optional.ofNullable(workspace.getCodeLens())
            .map(CodeLensWorkspaceCapabilities::getRefreshSupport);
      case SEMANTIC_TOKENS ->
        Optional.ofNullable(workspace.getSemanticTokens())
            .map(SemanticTokensWorkspaceCapabilities::getRefreshSupport);
    };
  }

  void ask(LanguageClient editor) {
    CompletableFuture<Void> unused = switch (this) {
      case DIAGNOSTICS -> editor.refreshDiagnostics();
      case INLAY_HINTS -> editor.refreshInlayHints();
      case CODE_LENSES -> editor.refreshCodeLenses();
      case SEMANTIC_TOKENS -> editor.refreshSemanticTokens();
    };
  }
}
