package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Pair;
import java.util.List;
import java.util.stream.Stream;

/** {@code ENV KEY = VALUE} is {@code ENV KEY VALUE}, with a value that starts with a sign. */
final class BlanksAroundEquals extends SpecRule {

  BlanksAroundEquals() {
    super(About.of("No blanks stand around an equals sign", Level.WARNING).withFixesAsOffers());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.spec().instructions().stream()
        .flatMap(BlanksAroundEquals::pairs)
        .filter(BlanksAroundEquals::holds)
        .map(this::finding)
        .toList();
  }

  /** Whether a pair is what this is about. */
  static boolean holds(Pair pair) {
    return pair.legacy() && pair.value().text().startsWith("=");
  }

  private static Stream<Pair> pairs(Instruction line) {
    if (line instanceof Env env) {
      return env.pairs().stream();
    }
    return line instanceof Label label ? label.pairs().stream() : Stream.empty();
  }

  private Diagnostic finding(Pair pair) {
    String value = pair.value().text();
    Diagnostic finding =
        at(pair.span(), pair.key().text() + " becomes '" + value + "', with the sign");
    String meant = value.substring(1).strip();
    boolean plain = meant.matches("[^\"'\\\\\\s`]*|\"[^\"\\\\`]*\"");
    String right = pair.key().text() + "=" + meant;
    return plain
        ? finding.withFix(new Fix("did you mean " + right + "?", pair.span(), right))
        : finding.withNote("the form is NAME=VALUE, without blanks");
  }
}
