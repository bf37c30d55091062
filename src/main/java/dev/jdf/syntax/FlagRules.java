package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which flags an instruction of Dockerfile has, and what they take (Dockerfile reference). */
final class FlagRules {

  private static final List<String> COPY =
      List.of("from", "chown", "chmod", "link", "parents", "exclude");
  private static final List<String> ADD =
      List.of("chown", "chmod", "link", "keep-git-dir", "checksum", "unpack", "exclude");
  private static final List<String> RUN = List.of("mount", "network", "security", "device");
  private static final List<String> HEALTHCHECK =
      List.of("interval", "timeout", "start-period", "start-interval", "retries");
  static final Set<String> BOOLEAN = Set.of("link", "parents", "keep-git-dir", "unpack");
  private static final Set<String> REPEATABLE = Set.of("exclude", "mount", "device");

  /** Those in whose values variables are put in. */
  static final Set<String> EXPANDED = Set.of("chown", "chmod", "checksum", "mount");

  private static final Pattern MOUNT_FROM_VARIABLE = Pattern.compile("(^|,)from=[^,$]*+\\$");

  private FlagRules() {}

  static List<String> names(String instruction) {
    return switch (instruction) {
      case "FROM" -> List.of("platform");
      case "COPY" -> COPY;
      case "ADD" -> ADD;
      case "RUN" -> RUN;
      case "HEALTHCHECK" -> HEALTHCHECK;
      default -> List.of();
    };
  }

  /**
   * Adds what is wrong with the flags of a line; false if the words behind them cannot be told from a
   * value.
   */
  static boolean check(Line line, List<Diagnostic> findings) {
    List<String> names = names(line.name());
    Map<String, Flag> seen = new LinkedHashMap<>();
    boolean readable = true;
    for (Flag flag : line.flags()) {
      String name = flag.name().text();
      Flag earlier = seen.putIfAbsent(name, flag);
      if (!names.contains(name)) {
        findings.add(FlagErrors.unknownFlag(line.name(), flag, names));
      } else if (earlier != null && !REPEATABLE.contains(name)) {
        findings.add(FlagErrors.flagTwice(flag, earlier));
      } else if (flag.value() == null && !BOOLEAN.contains(name)) {
        findings.add(FlagErrors.flagWithoutValue(flag, line.behind(flag)));
        readable = false;
      } else {
        value(line.name(), flag).ifPresent(findings::add);
        Word value = flag.value();
        if (value != null && line.name().equals("RUN") && name.equals("mount")) {
          findings.addAll(RunMounts.faults(value));
        }
      }
    }
    return readable;
  }

  /** ARG, STOPSIGNAL and HEALTHCHECK NONE never look at theirs. */
  static void ignore(Line line, List<Diagnostic> findings) {
    line.flags().forEach(flag -> findings.add(FlagErrors.ignoredFlag(line.name(), flag)));
  }

  static Optional<Word> value(List<Flag> flags, String name) {
    return flags.stream()
        .filter(flag -> flag.name().text().equals(name))
        .reduce((earlier, later) -> later)
        .flatMap(flag -> Optional.ofNullable(flag.value()));
  }

  private static Optional<Diagnostic> value(String instruction, Flag flag) {
    String name = flag.name().text();
    Word value = flag.value();
    if (BOOLEAN.contains(name)) {
      return value == null || value.text().matches("(?i)true|false")
          ? Optional.empty()
          : Optional.of(FlagErrors.flagChoice(flag, List.of("true", "false")));
    }
    if (value == null) {
      return Optional.empty();
    }
    if (name.equals("mount") && MOUNT_FROM_VARIABLE.matcher(value.text()).find()) {
      return Optional.of(FlagErrors.flagValue(flag, "no variable in from; name a stage instead"));
    }
    List<String> allowed = values(instruction, name);
    return allowed.isEmpty() || allowed.contains(value.text())
        ? Optional.empty()
        : Optional.of(FlagErrors.flagChoice(flag, allowed));
  }

  /** The words that a flag takes; none if it takes any. */
  static List<String> values(String instruction, String name) {
    if (!instruction.equals("RUN")) {
      return List.of();
    }
    return switch (name) {
      case "network" -> List.of("default", "none", "host");
      case "security" -> List.of("sandbox", "insecure");
      default -> List.of();
    };
  }
}
