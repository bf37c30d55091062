package dev.jdf.ast;

import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A HEALTHCHECK as image-spec's {@code Healthcheck}: durations in nanoseconds. */
final class HealthView {

  private static final Pattern PART = Pattern.compile("([0-9.]+)(ns|us|µs|μs|ms|s|m|h)");

  private HealthView() {}

  static Json of(Healthcheck healthcheck) {
    Flags flags = Flags.of(healthcheck);
    Members health = new Members().add("Test", Members.texts(test(healthcheck.command())));
    if (healthcheck.command() == null) {
      return health.object();
    }
    duration(health, "Interval", flags.text("interval"));
    duration(health, "Timeout", flags.text("timeout"));
    duration(health, "StartPeriod", flags.text("start-period"));
    duration(health, "StartInterval", flags.text("start-interval"));
    String retries = flags.text("retries");
    if (retries.matches("[0-9]{1,9}") && !retries.matches("0+")) {
      health.add("Retries", JsonWriter.number(Long.parseLong(retries)));
    }
    return health.object();
  }

  private static List<String> test(@Nullable Command command) {
    if (command == null) {
      return List.of("NONE");
    }
    List<String> test = new ArrayList<>(List.of(command.shell() ? "CMD-SHELL" : "CMD"));
    test.addAll(Members.words(command.words()));
    return test;
  }

  private static void duration(Members health, String name, String text) {
    BigDecimal nanoseconds = BigDecimal.ZERO;
    Matcher matcher = PART.matcher(text);
    while (matcher.find()) {
      BigDecimal count = new BigDecimal("0" + matcher.group(1));
      nanoseconds = nanoseconds.add(count.multiply(BigDecimal.valueOf(unit(matcher.group(2)))));
    }
    if (nanoseconds.signum() > 0) {
      health.add(name, nanoseconds.longValue());
    }
  }

  private static long unit(String name) {
    return switch (name) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      case "h" -> 3_600_000_000_000L;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
