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
    return isPlain(pair, spec) ? finding.withFix(fix(pair)) : finding;
  }

  /** Whether key and value are what is written, also where an equals sign parts them. */
  private static boolean isPlain(Pair pair, Spec spec) {
    String text = spec.source().text(pair.span());
    String key = pair.key().text();
    String value = pair.value().text();
    String inner = isQuoted(value) ? value.substring(1, value.length() - 1) : value;
    return !BlanksAroundEquals.holds(pair)
        && text.startsWith(key)
        && text.endsWith(value)
        && (key + inner).chars().noneMatch(c -> "\"'\n".indexOf(c) >= 0 || c == spec.escape())
        && !hasBlanks(key);
  }

  private static Fix fix(Pair pair) {
    String value = pair.value().text();
    boolean bare = isQuoted(value) || !hasBlanks(value);
    String right = pair.key().text() + "=" + (bare ? value : '"' + value + '"');
    return new Fix("write " + right, pair.span(), right);
  }

  private static boolean isQuoted(String value) {
    return value.matches("\"[^\"]*\"");
  }

  /** Any that part words: more than end the key of this form. */
  private static boolean hasBlanks(String text) {
    return text.chars()
        .anyMatch(c -> c == 0x85 || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }
}
