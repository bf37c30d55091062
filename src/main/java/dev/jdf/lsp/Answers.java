package dev.jdf.lsp;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;

/**
 * Where requests are answered: one after the other, beside the thread that reads them. A request is
 * about the texts as they were when it was read.
 */
final class Answers implements AutoCloseable {

  /** Answers a request about a place in a document. */
  interface AtPlace<T> {
    Optional<T> at(Document document, int offset);
  }

  private final Documents documents;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(Answers::thread);

  Answers(Documents documents) {
    this.documents = documents;
  }

  /** Nothing, {@code absent}, is known of a spec that is not open, and of what is none. */
  <T> CompletableFuture<T> about(
      TextDocumentIdentifier id, Function<Document, T> request, T absent) {
    return about(
        documents.find(id.getUri()).filter(document -> !document.isSettings()), request, absent);
  }

  /** The same of a project's settings, too. */
  <T> CompletableFuture<T> aboutAny(
      TextDocumentIdentifier id, Function<Document, T> request, T absent) {
    return about(documents.find(id.getUri()), request, absent);
  }

  private <T> CompletableFuture<T> about(
      Optional<Document> document, Function<Document, T> request, T absent) {
    return document.isEmpty()
        ? CompletableFuture.completedFuture(absent)
        : later(() -> request.apply(document.get()));
  }

  /** In a spec. Nothing is {@code null} in the protocol. */
  <T> CompletableFuture<T> at(TextDocumentPositionParams place, AtPlace<T> request) {
    return about(
            place.getTextDocument(),
            document -> request.at(document, document.offset(place.getPosition())),
            Optional.<T>empty())
        .thenApply(answer -> answer.orElse(null));
  }

  /** A request that was cancelled before its turn, or came after the end, is not computed. */
  <T> CompletableFuture<T> later(Supplier<T> request) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      worker.execute(() -> compute(request, answer));
    } catch (RejectedExecutionException closed) {
      answer.cancel(false);
    }
    return answer;
  }

  private static <T> void compute(Supplier<T> request, CompletableFuture<T> answer) {
    if (answer.isCancelled()) {
      return;
    }
    Attempt.at(
        () -> answer.complete(request.get()),
        defect -> answer.completeExceptionally(
            defect instanceof CancellationException || defect instanceof ResponseErrorException
                ? defect
                : new IllegalStateException("internal error: " + defect, defect)));
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "answers");
    thread.setDaemon(true);
    return thread;
  }
}
