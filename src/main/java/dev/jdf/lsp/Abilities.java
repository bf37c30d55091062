package dev.jdf.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.DidChangeWatchedFilesCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;

/**
 * What an editor can do, as far as answers depend on it.
 *
 * @param pulls whether it asks for findings: it is not sent them as well, to show them twice
 * @param watches whether it can be asked to tell of files that change
 * @param snippets whether it knows texts with places to fill in
 */
record Abilities(boolean pulls, boolean snippets, boolean watches) {

  static final Abilities NONE = new Abilities(false, false, false);

  static Abilities of(ClientCapabilities client) {
    Optional<TextDocumentClientCapabilities> texts =
        Optional.ofNullable(client).map(ClientCapabilities::getTextDocument);
    return new Abilities(
        texts.map(TextDocumentClientCapabilities::getDiagnostic).isPresent(),
        texts
            .map(TextDocumentClientCapabilities::getCompletion)
            .map(CompletionCapabilities::getCompletionItem)
            .map(CompletionItemCapabilities::getSnippetSupport)
            .orElse(false),
        Optional.ofNullable(client)
            .map(ClientCapabilities::getWorkspace)
            .map(WorkspaceClientCapabilities::getDidChangeWatchedFiles)
            .map(DidChangeWatchedFilesCapabilities::getDynamicRegistration)
            .orElse(false));
  }
}
