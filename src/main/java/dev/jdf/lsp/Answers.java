package dev.jdf.lsp;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;

/**
 * Where requests are answered, beside the thread that reads them: they are begun in the order in
 * which they were read. A request is about the texts as they were when it was read.
 */
final class Answers implements AutoCloseable {

  /** Answers a request about a place in a document. */
  interface AtPlace<T> {
    Optional<T> at(Document document, int offset);
  }

  /** The same by work that can end early. */
  interface LookingAtPlace<T> {
    Optional<T> at(Document document, int offset, CancelChecker cancelled);
  }

  private final Documents documents;
  private final Workers workers;

  /**
   * @param name of its threads
   * @param atOnce how many requests are answered at a time
   */
  Answers(Documents documents, String name, int atOnce) {
    this.documents = documents;
    this.workers = new Workers(name, atOnce);
  }

  /** Nothing, {@code absent}, is known of a spec that is not open, and of what is none. */
  <T> CompletableFuture<T> about(
      TextDocumentIdentifier id, Function<Document, T> request, T absent) {
    return about(spec(id), request, absent);
  }

  /** The same of a project's settings, too. */
  <T> CompletableFuture<T> aboutAny(
      TextDocumentIdentifier id, Function<Document, T> request, T absent) {
    return about(documents.find(id.getUri()), request, absent);
  }

  private Optional<Document> spec(TextDocumentIdentifier id) {
    return documents.find(id.getUri()).filter(document -> !document.isSettings());
  }

  private <T> CompletableFuture<T> about(
      Optional<Document> document, Function<Document, T> request, T absent) {
    return document.isEmpty()
        ? CompletableFuture.completedFuture(absent)
        : later(() -> request.apply(document.get()));
  }

  /** In a spec. Nothing is {@code null} in the protocol. */
  <T> CompletableFuture<T> at(TextDocumentPositionParams place, AtPlace<T> request) {
    return lookingAt(place, (document, offset, cancelled) -> request.at(document, offset));
  }

  <T> CompletableFuture<T> lookingAt(TextDocumentPositionParams place, LookingAtPlace<T> request) {
    Optional<Document> spec = spec(place.getTextDocument());
    return spec.isEmpty()
        ? CompletableFuture.completedFuture(null)
        : looking(cancelled ->
                request.at(spec.get(), spec.get().offset(place.getPosition()), cancelled))
            .thenApply(answer -> answer.orElse(null));
  }

  <T> CompletableFuture<T> later(Supplier<T> request) {
    return looking(cancelled -> request.get());
  }

  /** A request that was cancelled before its turn, or came after the end, is not computed. */
  <T> CompletableFuture<T> looking(Function<CancelChecker, T> request) {
    Answer<T> answer = new Answer<>();
    try {
      workers.execute(() -> compute(request, answer));
    } catch (RejectedExecutionException closed) {
      answer.cancel(false);
    }
    return answer;
  }

  private static <T> void compute(Function<CancelChecker, T> request, Answer<T> answer) {
    Attempt.at(
        () -> {
          answer.checker().checkCanceled();
          answer.complete(request.apply(answer.checker()));
        },
        defect -> answer.completeExceptionally(
            defect instanceof CancellationException || defect instanceof ResponseErrorException
                ? defect
                : new IllegalStateException("internal error: " + defect, defect)));
  }

  /** Takes no more, and tells when all is answered that was taken. */
  CompletableFuture<Void> finished() {
    return workers.finished();
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
