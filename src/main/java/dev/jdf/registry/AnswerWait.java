package dev.jdf.registry;

import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One answer that is waited for, step by step: a server that holds us up is left. */
final class AnswerWait {

  /** The time between two looks at what has come. */
  static final long STEP_SECONDS = 5;

  private static final int STEPS_OF_A_MINUTE = 12;

  /** Bytes in a minute; below that nobody gets to the end of anything. */
  private static final long LEAST = 4096;

  /** Texts are short, whoever sends them. */
  private static final int MOST_STEPS_OF_A_TEXT = 2 * STEPS_OF_A_MINUTE;

  /** That it was long enough; another attempt is as long. */
  static final class Stalled extends IOException {
    private static final long serialVersionUID = 1;

    Stalled(String message) {
      super(message);
    }
  }

  private final LongSupplier count;
  private final boolean isText;
  private int steps;
  private long seen;

  /**
   * One that begins.
   *
   * @param count how many bytes have come
   * @param isText whether no blob is sent
   */
  AnswerWait(LongSupplier count, boolean isText) {
    this.count = count;
    this.isText = isText;
  }

  /** A step has passed; {@code tell} hears of it if nothing has come yet. */
  void step(String host, Consumer<String> tell) throws Stalled {
    steps++;
    long now = count.getAsLong();
    if (steps == 1 && now == 0) {
      tell.accept("waiting for " + host);
    }
    if (isText && steps >= MOST_STEPS_OF_A_TEXT) {
      throw new Stalled("no whole answer came in two minutes");
    }
    if (steps % STEPS_OF_A_MINUTE == 0) {
      if (now - seen < LEAST) {
        throw new Stalled(now == 0 ? "nothing came for a minute" : "too little came for a minute");
      }
      seen = now;
    }
  }
}
