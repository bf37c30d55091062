package dev.jdf.console;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a standard stream of this process leads to, as far as a person sits there. */
public record Terminal(String descriptor, Map<String, String> environment) {

  private static final int USUAL_COLUMNS = 80;
  private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,4})\\s*");

  public static Terminal output(Map<String, String> environment) {
    return new Terminal("/proc/self/fd/1", environment);
  }

  public static Terminal error(Map<String, String> environment) {
    return new Terminal("/proc/self/fd/2", environment);
  }

  /** {@link System#console} would start a line editor on some JDKs, and does not look at errors. */
  public boolean isThere() {
    try {
      String target = Files.readSymbolicLink(Path.of(descriptor)).toString();
      return !environment.getOrDefault("TERM", "dumb").equals("dumb")
          && (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it may be sent colours: no-color.org, bixense.com/clicolors. */
  public boolean isColourful() {
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String forced = environment.getOrDefault("CLICOLOR_FORCE", "0");
    boolean unwanted = environment.getOrDefault("CLICOLOR", "1").equals("0");
    return !(forced.isEmpty() || forced.equals("0")) || (!unwanted && isThere());
  }

  public int columns() {
    return columns(USUAL_COLUMNS);
  }

  /** Whether lines have to fit: somebody reads them there, or says how wide it is. */
  boolean isMeasured() {
    return isThere() || isGiven();
  }

  private boolean isGiven() {
    return environment.getOrDefault("COLUMNS", "").matches("[1-9]\\d{0,4}");
  }

  /** The same; {@code elsewhere} where no person sits. */
  public int columns(int elsewhere) {
    if (isGiven()) {
      return Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
    }
    return isThere() ? measured().orElse(USUAL_COLUMNS) : elsewhere;
  }

  /** stty(1) asks the terminal that is its input. */
  private Optional<Integer> measured() {
    try {
      Process stty = new ProcessBuilder("stty", "size")
          .redirectInput(new File(descriptor))
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      try (InputStream answer = stty.getInputStream()) {
        Matcher size = SIZE.matcher(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        return size.matches() ? Optional.of(Integer.valueOf(size.group(1))) : Optional.empty();
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
