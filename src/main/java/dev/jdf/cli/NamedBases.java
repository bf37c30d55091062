package dev.jdf.cli;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Parsed;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.Word;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all stages of a spec start from, reachable or not, as FROM has it after expansion. */
record NamedBases(Set<Base> bases, List<Diagnostic> findings) {

  /**
   * What one FROM names.
   *
   * @param platform what it asks for, or that of the machine
   */
  record Base(Word from, String platform) {}

  /** Those of {@code parsed} on machines of the given platforms. */
  static NamedBases of(Parsed parsed, Map<String, String> arguments, List<String> platforms) {
    Set<Base> bases = new LinkedHashSet<>();
    Set<Diagnostic> findings = new LinkedHashSet<>();
    int stages = parsed.spec().all(From.class).size();
    for (String platform : platforms) {
      for (int stage = 0; stage < stages; stage++) {
        Request request = new Request(Optional.of(Integer.toString(stage)), arguments, platform);
        Checked<Evaluation> evaluation = Evaluation.of(parsed.spec(), request);
        findings.addAll(evaluation.findings());
        evaluation.value().filter(Evaluation::hasBase).ifPresent(it -> {
          Word own = it.platform();
          bases.add(new Base(it.from(), own == null ? platform : own.text()));
        });
      }
    }
    return new NamedBases(bases, List.copyOf(findings));
  }
}
