package dev.jdf.cli;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.diagnostic.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Findings with their code frames, and a line that sums them up. */
record TextOutput(boolean colour) implements CheckOutput {

  private static final int WIDTH = 120;

  @Override
  public void print(List<CheckedFile> files, PrintWriter out) {
    for (CheckedFile file : files) {
      for (Diagnostic finding : file.findings()) {
        out.print(Renderer.render(file.source(), finding, colour, WIDTH));
        out.println();
      }
    }
    out.println(summary(files));
  }

  private static String summary(List<CheckedFile> files) {
    List<String> counts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = files.stream().mapToLong(file -> file.count(severity)).sum();
      if (count > 0) {
        counts.add(count + " " + plural(severity, count));
      }
    }
    String found = counts.isEmpty() ? "nothing found" : String.join(", ", counts);
    return found + " in " + files.size() + (files.size() == 1 ? " file" : " files");
  }

  private static String plural(Severity severity, long count) {
    return severity == Severity.INFO || count == 1 ? severity.word() : severity.word() + "s";
  }
}
