package dev.jdf.cli;

import dev.jdf.console.Report;
import dev.jdf.console.Terminal;
import java.io.PrintWriter;
import java.util.List;

/** Findings with their code frames, as every command shows them. */
record TextOutput(boolean colour, Terminal terminal) implements CheckOutput {

  @Override
  public void print(List<CheckedFile> files, PrintWriter out) {
    Report report = new Report(out, colour, terminal);
    files.forEach(file -> report.show(file.source(), file.findings()));
    report.end();
    boolean clean = files.stream().allMatch(file -> file.findings().isEmpty());
    if (clean && !files.isEmpty()) {
      out.println("nothing found in " + files.size() + (files.size() == 1 ? " file" : " files"));
    }
  }
}
