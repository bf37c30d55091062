package dev.jdf.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Routes what is about all files of the editor's folders. */
final class Workspaces implements WorkspaceService {

  private final Session session;
  private final Answers walks;
  private final WorkspaceSymbols symbols;

  Workspaces(Session session, Answers walks, WorkspaceSymbols symbols) {
    this.session = session;
    this.walks = walks;
    this.symbols = symbols;
  }

  @Override
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      symbol(WorkspaceSymbolParams params) {
    OpenPlaces open = session.open();
    return walks.looking(
        cancelled -> Either.forRight(symbols.find(params.getQuery(), open, cancelled)));
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams params) {
    session.changedOutside();
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams params) {
    session.changedOutside();
  }

  @Override
  public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams params) {
    session.change(params.getEvent().getAdded(), params.getEvent().getRemoved());
  }
}
