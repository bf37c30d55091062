package dev.jdf.lsp;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Where requests wait for one another: those of one lane never do for those of another.
 *
 * @param texts what is said about a text: each answer is quick, and the next one is quicker for what
 *     this one has computed
 * @param lookups what may look into a folder: one that is huge, or far away and gone, takes one of
 *     several threads
 * @param walks what walks through all folders
 */
record Lanes(Answers texts, Answers lookups, Answers walks) implements AutoCloseable {

  private static final int LOOKUPS = 3;

  Lanes(Documents documents) {
    this(
        new Answers(documents, "texts", 1),
        new Answers(documents, "lookups", LOOKUPS),
        new Answers(documents, "walks", 1));
  }

  /** When all is answered that was asked before, or after that time; nothing is taken after it. */
  CompletableFuture<Void> finished(Duration longest) {
    return CompletableFuture.allOf(List.of(texts, lookups, walks).stream()
            .map(Answers::finished)
            .toArray(CompletableFuture<?>[]::new))
        .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    texts.close();
    lookups.close();
    walks.close();
  }
}
