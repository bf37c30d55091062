package dev.jdf.cli;

import dev.jdf.check.Applicability;
import dev.jdf.check.Fixes;
import dev.jdf.compile.CheckedFile;
import dev.jdf.console.Report;
import dev.jdf.console.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Findings with their code frames, as every command shows them. */
record TextOutput(boolean colour, Terminal terminal) implements CheckOutput {

  @Override
  public void print(List<CheckedFile> files, PrintWriter out) {
    // Written file by file: the standard streams write each line.
    Report report = new Report(new PrintWriter(out), colour, terminal);
    files.forEach(file -> report.show(file.source(), file.findings()));
    report.end(fixable(files));
    boolean clean = files.stream().allMatch(file -> file.findings().isEmpty());
    if (clean && !files.isEmpty()) {
      out.println("nothing found in " + files.size() + (files.size() == 1 ? " file" : " files"));
    }
  }

  /** How many findings --fix would mend, and how many only somebody who looks at them should. */
  private static Optional<String> fixable(List<CheckedFile> files) {
    long safe = fixable(files, Applicability.SAFE);
    long unsafe = fixable(files, Applicability.UNSAFE);
    String more = unsafe + (safe == 0 ? "" : " more") + " with --fix --unsafe-fixes";
    String first = safe == 0 ? "" : safe + " with --fix" + (unsafe == 0 ? "" : ", ");
    return safe + unsafe == 0
        ? Optional.empty()
        : Optional.of("fixable: " + first + (unsafe == 0 ? "" : more));
  }

  private static long fixable(List<CheckedFile> files, Applicability how) {
    return files.stream()
        .flatMap(file -> file.findings().stream())
        .filter(finding -> Fixes.applicability(finding).filter(it -> it == how).isPresent())
        .count();
  }
}
