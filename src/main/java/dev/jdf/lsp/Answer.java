package dev.jdf.lsp;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;

/**
 * An answer that somebody may stop waiting for. What is made of it is an answer as well, and who
 * cancels one of them cancels the work that all of them wait for.
 */
final class Answer<T> extends CompletableFuture<T> {

  private final AtomicBoolean cancelled;

  Answer() {
    this(new AtomicBoolean());
  }

  private Answer(AtomicBoolean cancelled) {
    this.cancelled = cancelled;
  }

  /** For work that can end early. */
  CancelChecker checker() {
    return () -> {
      if (cancelled.get()) {
        throw new CancellationException();
      }
    };
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new Answer<>(cancelled);
  }

  @Override
  public boolean cancel(boolean mayInterrupt) {
    cancelled.set(true);
    return super.cancel(mayInterrupt);
  }
}
