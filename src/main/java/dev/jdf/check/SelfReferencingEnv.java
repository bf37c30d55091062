package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** hadolint DL3044: all pairs of one ENV see the variables before it. */
final class SelfReferencingEnv implements LineRule<Env> {

  private static final Pattern USE = Pattern.compile("\\$\\{?(\\w+)");

  @Override
  public String title() {
    return "No pair of ENV uses one of the same line";
  }

  @Override
  public Class<Env> kind() {
    return Env.class;
  }

  @Override
  public List<Diagnostic> check(Env line) {

    Map<String, Pair> above = new HashMap<>();
    List<Diagnostic> findings = new ArrayList<>();
    for (Pair pair : line.pairs()) {
      used(pair.value())
          .flatMap(name -> Stream.ofNullable(above.get(name)))
          .forEach(earlier -> findings.add(finding(pair, earlier)));
      above.put(pair.key().text(), pair);
    }
    return findings;
  }

  private static Stream<String> used(Word value) {
    return USE.matcher(value.text()).results().map(use -> use.group(1)).distinct();
  }

  private Diagnostic finding(Pair pair, Pair earlier) {
    String message = "$" + earlier.key().text() + " still has the value from before this line here";
    return at(pair.value().span(), message)
        .withLabel(earlier.span(), "set only behind the line")
        .withNote("put it on an ENV line of its own, below");
  }
}
