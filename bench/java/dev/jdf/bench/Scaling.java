package dev.jdf.bench;

import dev.jdf.ast.FileView;
import dev.jdf.check.Checker;
import dev.jdf.check.Settings;
import dev.jdf.format.Formatter;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.HugeText;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.SpecParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How time grows with the size of a text: for each kind of large text and each stage, the time for
 * the larger of two sizes, and how often that of the smaller goes into it. Four is the size's own
 * growth; about sixteen would be quadratic.
 */
public final class Scaling {

  private static final int SMALL = 10_000;
  private static final int FACTOR = 4;
  private static final int ROUNDS = 3;
  private static final Request REQUEST = new Request(Optional.empty(), Map.of(), "linux/amd64");

  private Scaling() {}

  /** What is done with a text. */
  private interface Stage {
    Object apply(SourceFile source);
  }

  private static Object evaluate(SourceFile source) {
    return Evaluation.of(SpecParser.parse(source).spec(), REQUEST)
        .then(stages -> stages.profile(Map.of()));
  }

  private static Object check(SourceFile source) {
    return new Checker(Settings.DEFAULT).check(SpecParser.parse(source));
  }

  /** Those whose names are given, or all. */
  private static List<HugeText> named(String... names) {
    return Stream.concat(HugeText.all().stream(), HugeText.ofInstructions().stream())
        .filter(huge -> names.length == 0 || List.of(names).contains(huge.name()))
        .toList();
  }

  public static void main(String[] args) {
    System.out.printf(
        "%-22s %8s  %14s %14s %14s %14s %14s%n",
        "", "size", "parse", "evaluate", "check", "format", "ast");
    for (HugeText huge : named(args)) {
      String small = huge.text().apply(SMALL);
      String large = huge.text().apply(SMALL * FACTOR);
      System.out.printf(
          "%-22s %7dk  %14s %14s %14s %14s %14s%n",
          huge.name(),
          large.length() / 1000,
          growth(SpecParser::parse, small, large),
          growth(Scaling::evaluate, small, large),
          growth(Scaling::check, small, large),
          growth(Formatter::format, small, large),
          growth(FileView::json, small, large));
    }
  }

  private static String growth(Stage stage, String small, String large) {
    double before = milliseconds(stage, small);
    double after = milliseconds(stage, large);
    return "%.0f ms x%.1f".formatted(after, after / before);
  }

  /** The best of some rounds. */
  private static double milliseconds(Stage stage, String text) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      SourceFile source = new SourceFile("image.jdf", text);
      long start = System.nanoTime();
      stage.apply(source);
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }
}
