package dev.jdf.lsp;

import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/**
 * What an editor tells of a text. It holds from the moment when it is read, for all that is asked
 * after it.
 */
record TextChanges(Documents documents, Session session, Workbench workbench) {

  void open(TextDocumentItem text) {
    put(new Document(text.getUri(), text.getVersion(), text.getText()));
  }

  /** An editor that counts no versions has them counted. */
  void change(VersionedTextDocumentIdentifier text, List<TextDocumentContentChangeEvent> changes) {
    Integer version = text.getVersion();
    documents
        .find(text.getUri())
        .map(document ->
            document.changed(version == null ? document.version() + 1 : version, changes))
        .ifPresent(this::put);
  }

  /**
   * Not every editor says that a text is open that was saved under another name: it goes on as if it
   * had.
   */
  void save(String uri, Optional<String> text) {
    if (documents.find(uri).isEmpty()) {
      text.ifPresent(saved -> put(new Document(uri, 0, saved)));
    }
  }

  void close(String uri) {
    Optional<Document> closed = documents.find(uri);
    documents.close(uri);
    session.closed(uri);
    closed.filter(Document::isSettings).ifPresent(it -> settings(uri, Optional.empty()));
  }

  private void put(Document document) {
    documents.put(document);
    session.changed(document.uri());
    if (document.isSettings()) {
      settings(document.uri(), Optional.of(document.source()));
    }
  }

  /** Specs are checked by what somebody is about to save. */
  private void settings(String uri, Optional<SourceFile> shown) {
    FilePaths.of(uri).ifPresent(file -> {
      workbench.settings(file, shown);
      session.otherSettings();
    });
  }
}
