package dev.jdf.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule of another tool, and what says the same here. Source: peer-rules.tsv.
 *
 * @param number as the tool spells it
 * @param ours names of rules, or codes of the compiler; none if it is about building
 * @param about what it demands
 */
public record PeerRule(String number, Nearness nearness, List<String> ours, String about) {

  private static final String TABLE = "peer-rules.tsv";
  private static final Pattern OF_TRIVY = Pattern.compile("(?:AVD-)?DS-?0*([0-9]{1,4})");
  private static final Pattern OF_CIS = Pattern.compile("(?:CIS[ -]?)?([45]\\.[0-9]{1,2})");

  /** How much of it ours say. */
  public enum Nearness {
    SAME,
    PART,
    NONE
  }

  public PeerRule {
    ours = List.copyOf(ours);
  }

  /** The rule of that number, in any case, with or without what is usual in front. */
  public static Optional<PeerRule> named(String word) {
    String number = usual(word.toUpperCase(Locale.ROOT));
    return all().stream().filter(rule -> rule.number.equals(number)).findFirst();
  }

  private static String usual(String word) {
    Matcher trivy = OF_TRIVY.matcher(word);
    if (trivy.matches()) {
      return "DS-%04d".formatted(Integer.parseInt(trivy.group(1)));
    }
    Matcher cis = OF_CIS.matcher(word);
    return cis.matches() ? "CIS " + cis.group(1) : word.replace("CKV-DOCKER-", "CKV_DOCKER_");
  }

  /** Whose it is. */
  public String tool() {
    return switch (number.substring(0, 2)) {
      case "DL" -> "hadolint";
      case "DS" -> "Trivy";
      case "CK" -> "Checkov";
      case "CI" -> "CIS Docker Benchmark";
      default -> throw new IllegalStateException(number);
    };
  }

  /** All that are known, by tool. */
  public static List<PeerRule> all() {
    try (InputStream in = PeerRule.class.getResourceAsStream(TABLE)) {
      byte[] bytes = Objects.requireNonNull(in, TABLE).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(TABLE, e);
    }
  }

  private static PeerRule of(String[] row) {
    List<String> ours = row[2].isEmpty() ? List.of() : List.of(row[2].split(","));
    return new PeerRule(row[0], Nearness.valueOf(row[1].toUpperCase(Locale.ROOT)), ours, row[3]);
  }
}
