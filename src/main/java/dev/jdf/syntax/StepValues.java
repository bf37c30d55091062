package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** What is wrong with the words of COPY and ADD once their variables are known. */
record StepValues(Expander expander) {

  private static final Set<String> EXPANDED = Set.of("chown", "chmod", "checksum");

  void look(Instruction step) {
    if (step instanceof Copy it) {
      look(
          it,
          it.flags(),
          it.paths(),
          (flags, paths) -> new Copy(it.keyword(), flags, paths, it.heredocs(), it.span()));
    } else if (step instanceof Add it) {
      look(
          it,
          it.flags(),
          it.paths(),
          (flags, paths) -> new Add(it.keyword(), flags, paths, it.heredocs(), it.span()));
    }
  }

  /** Nothing is new where there is no variable; what has not changed is still the same word. */
  private void look(
      Instruction step,
      List<Flag> flags,
      List<Word> paths,
      BiFunction<List<Flag>, List<Word>, Instruction> same) {
    List<Flag> knownFlags = flags(flags);
    List<Word> knownPaths = paths(paths);
    if (!knownFlags.equals(flags) || !knownPaths.equals(paths)) {
      List<Diagnostic> before = BuildSteps.findings(List.of(step));
      BuildSteps.findings(List.of(same.apply(knownFlags, knownPaths))).stream()
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
    if (value == null || !EXPANDED.contains(written.name().text())) {
      return written;
    }
    Word known = expander.quietly(value);
    return known.equals(value) ? written : new Flag(written.name(), known, written.span());
  }
}
