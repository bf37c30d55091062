package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with the words of COPY and ADD once their variables are known. */
record StepValues(Expander expander) {

  private static final Set<String> EXPANDED = Set.of("chown", "chmod", "checksum");

  void look(Instruction step) {
    Instruction known = known(step);
    if (known != null && !known.equals(step)) {
      List<Diagnostic> before = BuildSteps.findings(List.of(step));
      BuildSteps.findings(List.of(known)).stream()
          .filter(finding -> !before.contains(finding))
          .forEach(expander.findings()::add);
    }
  }

  private @Nullable Instruction known(Instruction step) {
    if (step instanceof Copy copy) {
      return new Copy(
          copy.keyword(), flags(copy.flags()), paths(copy.paths()), copy.heredocs(), copy.span());
    }
    return step instanceof Add add
        ? new Add(add.keyword(), flags(add.flags()), paths(add.paths()), add.heredocs(), add.span())
        : null;
  }

  private List<Word> paths(List<Word> written) {
    return written.stream().map(expander::quietly).toList();
  }

  private List<Flag> flags(List<Flag> written) {
    return written.stream().map(this::flag).toList();
  }

  private Flag flag(Flag written) {
    Word value = written.value();
    return value == null || !EXPANDED.contains(written.name().text())
        ? written
        : new Flag(written.name(), expander.quietly(value), written.span());
  }
}
