package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.VariableReference;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** hadolint DL3044: all pairs of one ENV see the variables before it. */
final class SelfReferencingEnv extends SpecRule {

  SelfReferencingEnv() {
    super(About.of("No pair of ENV uses one of the same line", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.spec().all(Env.class).stream()
        .flatMap(line -> check(line, subject.spec().escape()).stream())
        .toList();
  }

  private List<Diagnostic> check(Env line, char escape) {
    Map<String, Pair> above = new HashMap<>();
    List<Diagnostic> findings = new ArrayList<>();
    for (Pair pair : line.pairs()) {
      used(pair.value(), escape)
          .flatMap(name -> Stream.ofNullable(above.get(name)))
          .forEach(earlier -> findings.add(finding(pair, earlier)));
      above.put(pair.key().text(), pair);
    }
    return findings;
  }

  /** Behind an escape and in single quotes a dollar sign is only itself. */
  private static Stream<String> used(Word value, char escape) {
    return VariableReference.in(value, escape).stream()
        .map(VariableReference::name)
        .distinct();
  }

  private Diagnostic finding(Pair pair, Pair earlier) {
    String message = "$" + earlier.key().text() + " still has the value from before this line here";
    return at(pair.value().span(), message)
        .withLabel(earlier.span(), "set only behind the line")
        .withNote("put it on an ENV line of its own, below");
  }
}
