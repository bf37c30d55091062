package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.ImageConfig;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code HEALTHCHECK} as docker's images keep it: a test, and times in nanoseconds. */
final class Healthchecks {

  private static final Pattern PART =
      Pattern.compile("([0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)");
  private static final long MILLISECOND = 1_000_000;

  private Healthchecks() {}

  static Checked<ImageConfig.Healthcheck> of(Healthcheck line) {
    Command command = line.command();
    if (command == null) {
      return Checked.ok(new ImageConfig.Healthcheck(List.of("NONE"), 0, 0, 0, 0, 0));
    }
    Join join = new Join();
    List<String> test = new ArrayList<>(List.of(command.shell() ? "CMD-SHELL" : "CMD"));
    command.words().forEach(word -> test.add(word.text()));
    long interval = time(line, "interval", join);
    long timeout = time(line, "timeout", join);
    long startPeriod = time(line, "start-period", join);
    long startInterval = time(line, "start-interval", join);
    int retries = value(line, "retries").map(Healthchecks::count).orElse(0);
    return join.to(() ->
        new ImageConfig.Healthcheck(test, interval, timeout, startPeriod, startInterval, retries));
  }

  private static long time(Healthcheck line, String flag, Join join) {
    return value(line, flag).flatMap(word -> join.take(nanoseconds(word))).orElse(0L);
  }

  private static Optional<Word> value(Healthcheck line, String name) {
    return line.values(name).stream().findFirst();
  }

  /** Parsing has spoken of one that is none. */
  private static int count(Word word) {
    return Numbers.decimal(word.text(), Integer.MAX_VALUE).orElse(0L).intValue();
  }

  private static Checked<Long> nanoseconds(Word word) {
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = PART.matcher(word.text());
    while (part.find()) {
      BigDecimal amount = new BigDecimal(part.group(1).replaceFirst("\\.$", ""));
      sum = sum.add(amount.multiply(BigDecimal.valueOf(unit(part.group(2)))));
    }
    boolean good = sum.signum() == 0
        || (sum.compareTo(BigDecimal.valueOf(MILLISECOND)) >= 0
            && sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0);
    return good
        ? Checked.ok(sum.longValue())
        : Checked.failed(List.of(SpecErrors.badHealthcheckTime(word)));
  }

  private static long unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> MILLISECOND;
      case "s" -> 1_000 * MILLISECOND;
      case "m" -> 60_000 * MILLISECOND;
      case "h" -> 3_600_000 * MILLISECOND;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
