package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings that many lines share, for which one is enough: instructions that make file systems, and
 * whatever is found in a file that is no spec.
 */
public final class Gathered {

  /** Further places that are shown; a Dockerfile has dozens. */
  private static final int MOST = 3;

  private Gathered() {}

  /** The findings of a file, in order, with those of such lines in the first of them. */
  public static List<Diagnostic> of(SourceFile file, List<Diagnostic> findings) {
    return ForeignText.finding(file, findings).map(List::of).orElseGet(() -> steps(findings));
  }

  private static List<Diagnostic> steps(List<Diagnostic> findings) {
    List<Diagnostic> same =
        findings.stream().filter(it -> it.code() == SyntaxCode.NOT_SUPPORTED).toList();
    if (same.size() < 2) {
      return findings;
    }
    List<Diagnostic> gathered = new ArrayList<>();
    boolean told = false;
    for (Diagnostic finding : findings) {
      boolean shared = finding.code() == SyntaxCode.NOT_SUPPORTED;
      if (!shared || !told) {
        gathered.add(shared ? one(same) : finding);
      }
      told |= shared;
    }
    return gathered;
  }

  private static Diagnostic one(List<Diagnostic> same) {
    Diagnostic first = same.get(0);
    boolean alike = same.stream().allMatch(it -> it.message().equals(first.message()));
    Diagnostic one = alike ? first : EvaluationErrors.needBuilder(first);
    for (Diagnostic other : same.subList(1, Math.min(same.size(), 1 + MOST))) {
      one = one.withLabel(other.span(), "nor is this");
    }
    int more = same.size() - 1 - MOST;
    return more > 0 ? one.withNote(EvaluationErrors.more(more)) : one;
  }
}
