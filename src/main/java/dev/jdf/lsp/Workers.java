package dev.jdf.lsp;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that begin work in the order in which it comes, and do not keep the server alive. */
final class Workers extends ThreadPoolExecutor {

  private final CompletableFuture<Void> finished = new CompletableFuture<>();

  Workers(String name, int atOnce) {
    super(atOnce, atOnce, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    });
  }

  /** Takes no more work, and tells when all is done. */
  CompletableFuture<Void> finished() {
    shutdown();
    return finished;
  }

  @Override
  protected void terminated() {
    finished.complete(null);
  }
}
