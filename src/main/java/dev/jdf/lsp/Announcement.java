package dev.jdf.lsp;

import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server can do, as it tells the editor. */
final class Announcement {

  private Announcement() {}

  static ServerCapabilities capabilities() {
    ServerCapabilities all = new ServerCapabilities();
    all.setTextDocumentSync(sync());
    all.setDiagnosticProvider(new DiagnosticRegistrationOptions(true, false));
    all.setCompletionProvider(new CompletionOptions(true, Completions.TRIGGERS));
    all.setHoverProvider(true);
    all.setSignatureHelpProvider(new SignatureHelpOptions(Signatures.TRIGGERS));
    all.setInlayHintProvider(true);
    all.setDocumentFormattingProvider(true);
    all.setDocumentRangeFormattingProvider(true);
    all.setDocumentOnTypeFormattingProvider(new DocumentOnTypeFormattingOptions("\n"));
    all.setCodeActionProvider(new CodeActionOptions(CodeActions.KINDS));
    all.setDefinitionProvider(true);
    all.setReferencesProvider(true);
    all.setDocumentHighlightProvider(true);
    all.setRenameProvider(new RenameOptions(true));
    all.setDocumentSymbolProvider(true);
    all.setFoldingRangeProvider(true);
    all.setSelectionRangeProvider(true);
    all.setCodeLensProvider(new CodeLensOptions(true));
    all.setDocumentLinkProvider(new DocumentLinkOptions(false));
    all.setSemanticTokensProvider(colours());
    all.setWorkspaceSymbolProvider(true);
    all.setWorkspace(workspace());
    return all;
  }

  private static SemanticTokensWithRegistrationOptions colours() {
    return new SemanticTokensWithRegistrationOptions(
        TokenType.legend(), new SemanticTokensServerFull(true), true);
  }

  private static TextDocumentSyncOptions sync() {
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    sync.setSave(new SaveOptions(true));
    return sync;
  }

  private static WorkspaceServerCapabilities workspace() {
    WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
    folders.setSupported(true);
    folders.setChangeNotifications(true);
    return new WorkspaceServerCapabilities(folders);
  }
}
