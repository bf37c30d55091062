package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Puts the fixes of findings into the text. */
public final class Fixes {

  private Fixes() {}

  /** Whether a fix keeps the meaning, so that nobody needs to look at it first. */
  public static boolean isSound(Diagnostic finding) {
    return finding.fix() != null && finding.code() instanceof Rule rule && rule.fixIsSound();
  }

  /** The findings whose sound fixes do not touch one another; the others wait for another pass. */
  public static List<Diagnostic> apart(List<Diagnostic> findings) {
    List<Diagnostic> apart = new ArrayList<>();
    int end = -1;
    for (Diagnostic finding : inOrder(findings)) {
      Span span = Objects.requireNonNull(finding.fix()).span();
      if (span.start() > end) {
        apart.add(finding);
        end = span.end();
      }
    }
    return apart;
  }

  /** The text with the fixes of these findings, which do not touch one another. */
  public static String applied(String text, List<Diagnostic> findings) {
    StringBuilder mended = new StringBuilder();
    int from = 0;
    for (Diagnostic finding : findings) {
      Fix fix = Objects.requireNonNull(finding.fix());
      mended.append(text, from, fix.span().start()).append(fix.replacement());
      from = fix.span().end();
    }
    return mended.append(text, from, text.length()).toString();
  }

  private static List<Diagnostic> inOrder(List<Diagnostic> findings) {
    return findings.stream()
        .filter(Fixes::isSound)
        .sorted(Comparator.comparingInt(
            finding -> Objects.requireNonNull(finding.fix()).span().start()))
        .toList();
  }
}
