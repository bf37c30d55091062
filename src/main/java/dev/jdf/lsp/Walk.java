package dev.jdf.lsp;

import java.time.Duration;
import org.eclipse.lsp4j.jsonrpc.CancelChecker;

/**
 * A walk through folders, which may have any number of files in them and be any time away. It ends
 * when nobody waits for it any more, and when it takes too long.
 */
final class Walk {

  private final CancelChecker cancelled;
  private final long begun = System.nanoTime();
  private final long longest;

  Walk(CancelChecker cancelled, Duration longest) {
    this.cancelled = cancelled;
    this.longest = longest.toNanos();
  }

  /**
   * Whether there is time for one more step.
   *
   * @throws java.util.concurrent.CancellationException if nobody waits for it
   */
  boolean goesOn() {
    cancelled.checkCanceled();
    return System.nanoTime() - begun < longest;
  }
}
