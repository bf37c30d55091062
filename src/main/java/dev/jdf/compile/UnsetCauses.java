package dev.jdf.compile;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.SyntaxCode;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Errors of words in which a variable is not set: it is empty, and the rest is wrong because of that.
 * They say so, since no rule speaks of a place that has an error.
 */
final class UnsetCauses {

  private UnsetCauses() {}

  static List<Diagnostic> named(List<Diagnostic> findings) {
    NavigableMap<Integer, Diagnostic> unset = new TreeMap<>();
    findings.stream()
        .filter(finding -> finding.code() == SyntaxCode.UNSET_VARIABLE)
        .forEach(finding -> unset.put(finding.span().start(), finding));
    return unset.isEmpty()
        ? findings
        : findings.stream().map(finding -> named(finding, unset)).toList();
  }

  private static Diagnostic named(Diagnostic finding, NavigableMap<Integer, Diagnostic> unset) {
    Map.Entry<Integer, Diagnostic> cause = unset.ceilingEntry(finding.span().start());
    return finding.isError()
            && cause != null
            && cause.getValue().span().end() <= finding.span().end()
        ? because(finding, cause.getValue())
        : finding;
  }

  private static Diagnostic because(Diagnostic finding, Diagnostic cause) {
    Diagnostic named = finding.withNote(cause.message());
    for (String note : cause.notes()) {
      named = named.withNote(note);
    }
    return finding.fix() == null && cause.fix() != null ? named.withFix(cause.fix()) : named;
  }
}
