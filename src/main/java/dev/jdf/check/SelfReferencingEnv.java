package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** hadolint DL3044: all pairs of one ENV see the variables before it. */
final class SelfReferencingEnv implements LineRule<Env> {

  @Override
  public String title() {
    return "No pair of ENV uses one of the same line";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public Class<Env> kind() {
    return Env.class;
  }

  @Override
  public List<Diagnostic> check(Env line) {

    List<Diagnostic> findings = new ArrayList<>();
    for (int i = 0; i < line.pairs().size(); i++) {
      Pair pair = line.pairs().get(i);
      line.pairs().subList(0, i).stream()
          .filter(earlier -> uses(pair.value(), earlier.key().text()))
          .forEach(earlier -> findings.add(finding(pair, earlier)));
    }
    return findings;
  }

  private static boolean uses(Word value, String name) {
    String quoted = Pattern.quote(name);
    return Pattern.compile("\\$(?:" + quoted + "\\b|\\{" + quoted + "\\b)")
        .matcher(value.text())
        .find();
  }

  private Diagnostic finding(Pair pair, Pair earlier) {
    String message = "$" + earlier.key().text() + " still has the value from before this line here";
    return at(pair.value().span(), message)
        .withLabel(earlier.span(), "set only behind the line")
        .withNote("put it on an ENV line of its own, below");
  }
}
