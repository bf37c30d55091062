package dev.jdf.compile;

import dev.jdf.check.Fixes;
import dev.jdf.diagnostic.Code;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.KnownLines;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.SpecParser;
import dev.jdf.syntax.SyntaxCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A spec whose mistyped instructions are what they were probably meant to be. What is only found
 * because they are not comes from one mistake that is told already.
 *
 * @param mended the spec with the right words
 * @param steps how it came from the written one
 */
record Supposition(Parsed mended, List<Step> steps) {

  /** As many here-documents may have a mistyped instruction before anybody stops to look. */
  private static final int MOST_STEPS = 10;

  /** Who has more mistyped words than this in a file has written something else. */
  private static final int MOST_WORDS = 100;

  /**
   * Absent if no instruction is mistyped, or nobody knows what was meant.
   *
   * @param known of what was meant earlier, for the next time
   */
  static Optional<Supposition> of(Parsed parsed, KnownLines known) {
    if (mistyped(parsed).size() > MOST_WORDS) {
      return Optional.empty();
    }
    Parsed mended = parsed;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < MOST_STEPS; i++) {
      SourceFile source = mended.spec().source();
      List<Diagnostic> mistyped = Fixes.apart(source, mistyped(mended));
      if (mistyped.isEmpty()) {
        break;
      }
      steps.add(Step.of(mistyped));
      String text = Fixes.applied(source.text(), mistyped);
      mended = SpecParser.parse(new SourceFile(source.name(), text), known);
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(new Supposition(mended, steps));
  }

  private static List<Diagnostic> mistyped(Parsed parsed) {
    return parsed.findings().stream()
        .filter(Supposition::isMistyped)
        .filter(finding -> finding.fix() != null)
        .toList();
  }

  /** Those of {@code findings} that were mended, or are found in the mended spec as well. */
  List<Diagnostic> holding(List<Diagnostic> findings, List<Diagnostic> ofMended) {
    Set<Found> still = new HashSet<>();
    ofMended.forEach(
        finding -> still.add(new Found(finding.code(), finding.span().start())));
    return findings.stream().filter(finding -> holds(finding, still)).toList();
  }

  private boolean holds(Diagnostic finding, Set<Found> still) {
    int start = finding.span().start();
    if (finding.code() == SyntaxCode.NOT_UTF8) {
      return true; // Bytes are wrong whatever the words are, and the mended text has none.
    }
    for (Step step : steps) {
      if (isMistyped(finding) && step.mended().contains(start)) {
        return true;
      }
      start = step.moved(start);
    }
    return still.contains(new Found(finding.code(), start));
  }

  private static boolean isMistyped(Diagnostic finding) {
    return finding.code() == SyntaxCode.UNKNOWN_INSTRUCTION;
  }

  /** What was found where. */
  private record Found(Code code, int start) {}

  /**
   * Some words that were put right.
   *
   * @param mended where the wrong ones started
   * @param shifts by the end of each wrong word, how far what is behind it has moved
   */
  record Step(Set<Integer> mended, TreeMap<Integer, Integer> shifts) {

    static Step of(List<Diagnostic> mistyped) {
      Set<Integer> mended = new HashSet<>();
      TreeMap<Integer, Integer> shifts = new TreeMap<>(Map.of(0, 0));
      int shift = 0;
      for (Diagnostic finding : mistyped) {
        Fix fix = Objects.requireNonNull(finding.fix());
        shift += fix.replacement().length() - fix.span().length();
        shifts.put(fix.span().end(), shift);
        mended.add(finding.span().start());
      }
      return new Step(mended, shifts);
    }

    int moved(int place) {
      return place + shifts.floorEntry(place).getValue();
    }
  }
}
