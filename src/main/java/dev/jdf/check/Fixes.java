package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Puts the fixes of findings into the text. */
public final class Fixes {

  /** Fixes that undo one another would go on for ever. */
  private static final int MOST_PASSES = 20;

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

  /**
   * Puts in all sound fixes, and those that are found then, until none is left.
   *
   * @param check finds what is wrong with a text
   */
  public static Mended all(SourceFile file, Function<SourceFile, List<Diagnostic>> check) {
    Mended mended = new Mended(file, check.apply(file), 0);
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      List<Diagnostic> now = apart(mended.left());
      if (now.isEmpty()) {
        return mended;
      }
      SourceFile next = new SourceFile(file.name(), applied(mended.source().text(), now));
      mended = new Mended(next, check.apply(next), mended.fixes() + now.size());
    }
    return mended;
  }

  /**
   * A text once its fixes are in.
   *
   * @param left what is still wrong with it
   * @param fixes how many were put in
   */
  public record Mended(SourceFile source, List<Diagnostic> left, int fixes) {

    public Mended {
      left = List.copyOf(left);
    }
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
