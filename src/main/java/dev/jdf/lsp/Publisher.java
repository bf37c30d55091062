package dev.jdf.lsp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * Pushes findings to editors that do not ask for them. While a check runs, any number of changes
 * make one further check.
 */
final class Publisher implements AutoCloseable {

  private final Documents documents;
  private final Findings findings;
  private final CompletableFuture<LanguageClient> client;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final ExecutorService worker = Executors.newSingleThreadExecutor(Publisher::thread);

  Publisher(Documents documents, Findings findings, CompletableFuture<LanguageClient> client) {
    this.documents = documents;
    this.findings = findings;
    this.client = client;
  }

  void changed(String uri) {
    synchronized (waiting) {
      waiting.add(uri);
    }
    worker.execute(this::publish);
  }

  /** What was found in a text is not shown any more, unless it is open again by then. */
  void closed(String uri) {
    changed(uri);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private void publish() {
    for (String uri : taken()) {
      documents.find(uri).ifPresentOrElse(this::publish, () -> send(uri, List.of(), null));
    }
  }

  private void send(String uri, List<Diagnostic> shown, @Nullable Integer version) {
    client.join().publishDiagnostics(new PublishDiagnosticsParams(uri, shown, version));
  }

  private List<String> taken() {
    synchronized (waiting) {
      List<String> all = new ArrayList<>(waiting);
      waiting.clear();
      return all;
    }
  }

  private void publish(Document document) {
    Attempt.at(
        () -> send(document.uri(), findings.shown(document), document.version()),
        defect -> client
            .join()
            .logMessage(new MessageParams(
                MessageType.Error, document.uri() + ": internal error: " + defect)));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "publisher");
    thread.setDaemon(true);
    return thread;
  }
}
