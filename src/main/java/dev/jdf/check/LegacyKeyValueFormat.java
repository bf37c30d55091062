package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.DockerfileInstruction;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Spec;
import java.util.ArrayList;
import java.util.List;

/** {@code ENV KEY VALUE} hides where the value ends. */
final class LegacyKeyValueFormat extends SpecRule {

  LegacyKeyValueFormat() {
    super(About.of("ENV and LABEL are written KEY=VALUE", Level.HINT).marked(Rule.Mark.DEPRECATED));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    List<Diagnostic> findings = new ArrayList<>();
    for (Instruction line : subject.spec().instructions()) {
      if (line instanceof Env env) {
        env.pairs().stream()
            .filter(Pair::legacy)
            .forEach(pair -> findings.add(finding("ENV", pair, subject.spec())));
      } else if (line instanceof DockerfileInstruction.Label label) {
        label.pairs().stream()
            .filter(Pair::legacy)
            .forEach(pair -> findings.add(finding("LABEL", pair, subject.spec())));
      }
    }
    return findings;
  }

  private Diagnostic finding(String name, Pair pair, Spec spec) {
    Diagnostic finding = at(
        pair.span(),
        "\"" + name + " key=value\" should be used instead of legacy \"" + name
            + " key value\" format");
    String text = spec.source().text(pair.span());
    String value = pair.value().text();
    boolean quoted = value.matches("\"[^\"]*\"");
    String inner = quoted ? value.substring(1, value.length() - 1) : value;
    boolean plain = !BlanksAroundEquals.holds(pair)
        && text.startsWith(pair.key().text())
        && text.endsWith(value)
        && inner.chars().noneMatch(c -> c == '"' || c == '\'' || c == spec.escape() || c == '\n');
    boolean bare = quoted || value.indexOf(' ') < 0;
    String right = pair.key().text() + "=" + (bare ? value : '"' + value + '"');
    return plain ? finding.withFix(new Fix("write " + right, pair.span(), right)) : finding;
  }
}
