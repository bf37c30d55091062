package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.SyntaxCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts the fixes of findings into the text. */
public final class Fixes {

  /** Fixes that undo one another would go on for ever. */
  private static final int MOST_PASSES = 20;

  private Fixes() {}

  /** How freely the fix of a finding may be put in; absent if it has none. */
  public static Optional<Applicability> applicability(Diagnostic finding) {
    boolean sound = finding.code() instanceof Rule rule && rule.fixIsSound();
    return Optional.ofNullable(finding.fix())
        .map(fix -> sound ? Applicability.SAFE : Applicability.UNSAFE);
  }

  /** Whether a fix keeps the meaning, so that nobody needs to look at it first. */
  public static boolean isSound(Diagnostic finding) {
    return applicability(finding).filter(it -> it == Applicability.SAFE).isPresent();
  }

  /**
   * The findings whose fixes do not touch one another, nor what a fix before them may turn into a
   * here-document; the others wait for another pass.
   */
  public static List<Diagnostic> apart(SourceFile file, List<Diagnostic> fixable) {
    List<Diagnostic> apart = new ArrayList<>();
    int end = -1;
    for (Diagnostic finding : fixable) {
      Span span = Objects.requireNonNull(finding.fix()).span();
      if (span.start() > end) {
        apart.add(finding);
        end = span.end();
      }
      if (mayOpenHeredoc(file, finding)) {
        return apart;
      }
    }
    return apart;
  }

  /** A mistyped instruction has no here-document: its text was taken for the lines below. */
  private static boolean mayOpenHeredoc(SourceFile file, Diagnostic finding) {
    return finding.code() == SyntaxCode.UNKNOWN_INSTRUCTION
        && file.text(file.lineSpan(file.line(finding.span().end()))).contains("<<");
  }

  /**
   * Puts in all fixes that are allowed, and those that are found then, until none is left or a text
   * comes again.
   *
   * @param most which fixes are allowed
   * @param check finds what is wrong with a text
   */
  public static Mended all(
      SourceFile file, Applicability most, Function<SourceFile, List<Diagnostic>> check) {
    Mended mended = new Mended(file, check.apply(file), 0);
    Set<String> seen = new HashSet<>(Set.of(file.text()));
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      List<Diagnostic> now = apart(mended.source(), inOrder(mended.left(), most));
      String text = applied(mended.source().text(), now);
      if (now.isEmpty() || !seen.add(text)) {
        return mended;
      }
      SourceFile next = new SourceFile(file.name(), text);
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

  /** Those of errors alone, if there are any: what else is found may go with them. */
  private static List<Diagnostic> inOrder(List<Diagnostic> findings, Applicability most) {
    List<Diagnostic> allowed = findings.stream()
        .filter(
            finding -> applicability(finding).filter(it -> it.isWithin(most)).isPresent())
        .toList();
    boolean wrong = allowed.stream().anyMatch(Diagnostic::isError);
    return allowed.stream()
        .filter(finding -> finding.isError() == wrong)
        .sorted(Comparator.comparingInt(
            finding -> Objects.requireNonNull(finding.fix()).span().start()))
        .toList();
  }
}
