package dev.jdf.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** What an editor has said about itself, and how it learns that findings are others now. */
final class Session implements AutoCloseable {

  private final Documents documents;
  private final Publisher publisher;
  private final CompletableFuture<LanguageClient> client;
  private final Runnable forget;
  private final List<WorkspaceFolder> folders = new CopyOnWriteArrayList<>();
  private volatile Abilities abilities = Abilities.NONE;

  Session(
      Documents documents,
      Publisher publisher,
      CompletableFuture<LanguageClient> client,
      Runnable forget) {
    this.documents = documents;
    this.publisher = publisher;
    this.client = client;
    this.forget = forget;
  }

  /** Begins what {@code initialize} asks for. */
  void begin(Abilities editor, List<WorkspaceFolder> open) {
    abilities = editor;
    folders.addAll(open);
  }

  /** Asks to be told when settings change on disk, if the editor can. */
  void watch() {
    if (abilities.watches()) {
      FileSystemWatcher settings = new FileSystemWatcher(Either.forLeft("**/" + Document.SETTINGS));
      Registration watch = new Registration(
          "settings",
          "workspace/didChangeWatchedFiles",
          new DidChangeWatchedFilesRegistrationOptions(List.of(settings)));
      CompletableFuture<Void> unused =
          client.join().registerCapability(new RegistrationParams(List.of(watch)));
    }
  }

  Abilities abilities() {
    return abilities;
  }

  /** As it is now: a search goes on while people type. */
  OpenPlaces open() {
    return new OpenPlaces(documents.specs(), List.copyOf(folders));
  }

  /** A folder is its address: what an editor calls it may be another name by now. */
  void change(List<WorkspaceFolder> added, List<WorkspaceFolder> removed) {
    List<String> gone = removed.stream().map(WorkspaceFolder::getUri).toList();
    folders.removeIf(folder -> gone.contains(folder.getUri()));
    folders.addAll(added);
  }

  /** A text is open, or another now. */
  void changed(String uri) {
    if (!abilities.findings().pulls()) {
      publisher.changed(uri);
    }
  }

  void closed(String uri) {
    if (!abilities.findings().pulls()) {
      publisher.closed(uri);
    }
  }

  /** The settings that are shown are others: so may be the findings of specs. */
  void otherSettings() {
    if (abilities.findings().pulls()) {
      abilities.refreshes().stream()
          .filter(Refresh.DIAGNOSTICS::equals)
          .forEach(refresh -> refresh.ask(client.join()));
    } else {
      documents.specs().forEach(document -> publisher.changed(document.uri()));
    }
  }

  /** Something outside the texts is other now: all findings may be. */
  void changedOutside() {
    forget.run();
    abilities.refreshes().forEach(refresh -> refresh.ask(client.join()));
    if (!abilities.findings().pulls()) {
      documents.all().forEach(document -> publisher.changed(document.uri()));
    }
  }

  @Override
  public void close() {
    publisher.close();
  }
}
