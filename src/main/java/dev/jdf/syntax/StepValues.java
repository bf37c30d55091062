package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wrong with the words of COPY and ADD once their variables are known. */
record StepValues(Expander expander) {

  private static final Set<String> EXPANDED = Set.of("chown", "chmod", "checksum");

  void look(Instruction step) {
    known(step).ifPresent(known -> {
      List<Diagnostic> before = BuildSteps.findings(List.of(step));
      BuildSteps.findings(List.of(known)).stream()
          .filter(finding -> !before.contains(finding))
          .forEach(expander.findings()::add);
    });
  }

  /** Nothing if it has no variable; what has not changed is still the same word. */
  private Optional<Instruction> known(Instruction step) {
    if (step instanceof Copy copy) {
      List<Flag> flags = flags(copy.flags());
      List<Word> paths = paths(copy.paths());
      return flags.equals(copy.flags()) && paths.equals(copy.paths())
          ? Optional.empty()
          : Optional.of(new Copy(copy.keyword(), flags, paths, copy.heredocs(), copy.span()));
    }
    if (step instanceof Add add) {
      List<Flag> flags = flags(add.flags());
      List<Word> paths = paths(add.paths());
      return flags.equals(add.flags()) && paths.equals(add.paths())
          ? Optional.empty()
          : Optional.of(new Add(add.keyword(), flags, paths, add.heredocs(), add.span()));
    }
    return Optional.empty();
  }

  private List<Word> paths(List<Word> written) {
    return written.stream().map(expander::quietly).toList();
  }

  private List<Flag> flags(List<Flag> written) {
    return written.stream().map(this::flag).toList();
  }

  private Flag flag(Flag written) {
    Word value = written.value();
    if (value == null || !EXPANDED.contains(written.name().text())) {
      return written;
    }
    Word known = expander.quietly(value);
    return known.equals(value) ? written : new Flag(written.name(), known, written.span());
  }
}
