package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Transfer;
import java.util.List;

/** What is wrong with the words of COPY and ADD once their variables are known. */
record StepValues(Expander expander) {

  void look(Instruction step) {
    if (step instanceof Transfer transfer) {
      look(transfer);
    }
  }

  /** Nothing is new where there is no variable; what has not changed is still the same word. */
  private void look(Transfer written) {
    Transfer known = written.with(flags(written.flags()), paths(written.paths()));
    if (!known.flags().equals(written.flags()) || !known.paths().equals(written.paths())) {
      List<Diagnostic> before = BuildSteps.findings(List.of(written));
      BuildSteps.findings(List.of(known)).stream()
          .filter(finding -> !before.contains(finding))
          .forEach(expander.findings()::add);
    }
  }

  private List<Word> paths(List<Word> written) {
    return written.stream().map(expander::quietly).toList();
  }

  private List<Flag> flags(List<Flag> written) {
    return written.stream().map(this::flag).toList();
  }

  private Flag flag(Flag written) {
    Word value = written.value();
    if (value == null || !FlagRules.EXPANDED.contains(written.name().text())) {
      return written;
    }
    Word known = expander.quietly(value);
    return known.equals(value) ? written : new Flag(written.name(), known, written.span());
  }
}
