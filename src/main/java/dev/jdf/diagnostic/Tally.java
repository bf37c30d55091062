package dev.jdf.diagnostic;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The closing line of findings: {@code 2 errors, 1 warning}. */
public final class Tally {

  private Tally() {}

  /** The heaviest first; empty if there are none. */
  public static String of(List<Diagnostic> findings) {
    return Stream.of(Severity.values())
        .map(severity -> of(severity, findings))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String of(Severity severity, List<Diagnostic> findings) {
    long count = findings.stream().filter(it -> it.severity() == severity).count();
    String word = severity == Severity.INFO ? "remark" : severity.word();
    return count == 0 ? "" : count + " " + word + (count == 1 ? "" : "s");
  }
}
