package dev.jdf.lsp;

import java.util.List;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/**
 * What an editor tells of a text. It holds from the moment when it is read, for all that is asked
 * after it.
 */
record TextChanges(Documents documents, Session session) {

  void open(TextDocumentItem text) {
    documents.put(new Document(text.getUri(), text.getVersion(), text.getText()));
    session.changed(text.getUri());
  }

  /** An editor that counts no versions has them counted. */
  void change(VersionedTextDocumentIdentifier text, List<TextDocumentContentChangeEvent> changes) {
    Integer version = text.getVersion();
    documents
        .find(text.getUri())
        .map(document ->
            document.changed(version == null ? document.version() + 1 : version, changes))
        .ifPresent(documents::put);
    session.changed(text.getUri());
  }

  void close(String uri) {
    documents.close(uri);
    session.closed(uri);
  }
}
