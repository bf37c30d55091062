package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.SyntaxCode;
import java.util.List;
import java.util.Objects;

/** No blank line inside of an instruction. */
final class NoEmptyContinuation extends SpecRule {

  NoEmptyContinuation() {
    super(About.of("A continued instruction has no empty lines", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.findings().stream()
        .filter(finding -> finding.code() == SyntaxCode.EMPTY_CONTINUATION)
        .map(finding -> at(finding.span(), "Empty continuation line")
            .withNote("the instruction goes on below")
            .withFix(Objects.requireNonNull(finding.fix())))
        .toList();
  }
}
