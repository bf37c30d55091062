package dev.jdf.registry;

import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How long to wait before something is tried again.
 *
 * @param tell who is told of what a server asks to wait
 */
record Patience(Consumer<String> tell) {

  /** How often something is tried that may work the next time. */
  static final int ATTEMPTS = 4;

  private static final long FIRST_PAUSE_MILLIS = 300;

  /** Longer nobody sits before a terminal and waits without a word. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  /** Whether the same request may work later, and soon enough. */
  static boolean isPassing(Transfer.Answer answer) {
    return PASSING.contains(answer.status())
        && asked(answer).map(it -> it.compareTo(LONGEST) <= 0).orElse(true);
  }

  /** Waits, the longer the more attempts there were. */
  void pause(int attempt) throws InterruptedIOException {
    sleep(Duration.ofMillis(attempt == 0 ? 0 : FIRST_PAUSE_MILLIS << attempt));
  }

  /** Waits as long as the answer asks for, or else as usual. */
  void pause(int attempt, String host, Transfer.Answer answer) throws InterruptedIOException {
    Optional<Duration> asked = asked(answer);
    if (asked.isEmpty()) {
      pause(attempt);
      return;
    }
    if (asked.get().toSeconds() > 0) {
      tell.accept(host + " asks to wait " + asked.get().toSeconds() + " s (status "
          + answer.status() + ")");
    }
    sleep(asked.get());
  }

  /** {@code Retry-After} of RFC 9110: seconds, or a date. */
  private static Optional<Duration> asked(Transfer.Answer answer) {
    String text = answer.header("Retry-After").orElse("").strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant until =
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(Instant.now(), until);
      return Optional.of(left.isNegative() ? Duration.ZERO : left.plusSeconds(1));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static void sleep(Duration time) throws InterruptedIOException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
