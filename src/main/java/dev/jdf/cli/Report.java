package dev.jdf.cli;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.source.SourceFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shows the findings of one run to a person. */
final class Report {

  /** Columns, beyond which a line of a file is cut: one may hold megabytes. */
  private static final int WIDTH = 120;

  /** Findings of a file, beyond which nobody reads on. */
  private static final int MOST = 100;

  private final PrintWriter err;
  private final boolean colour;
  private final List<Diagnostic> shown = new ArrayList<>();

  Report(PrintWriter err, boolean colour) {
    this.err = err;
    this.colour = colour;
  }

  /** Findings in the text of a file, each with its code frame. */
  void show(SourceFile file, List<Diagnostic> findings) {
    findings.stream()
        .limit(MOST)
        .forEach(finding -> err.print(Renderer.render(file, finding, colour, WIDTH)));
    if (findings.size() > MOST) {
      err.println("... and " + (findings.size() - MOST) + " more findings");
    }
    err.flush();
    shown.addAll(findings);
  }

  /** Findings about a file whose text is not known. */
  void show(String name, List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      err.println("%s[%s]: %s: %s"
          .formatted(finding.severity().word(), finding.code().id(), name, finding.message()));
    }
    shown.addAll(findings);
  }

  /** The last line of a run that a person watches: where the first and worst is explained. */
  void end(Terminal terminal) {
    if (terminal.isThere()) {
      shown.stream()
          .min(Comparator.comparing(Diagnostic::severity))
          .ifPresent(
              worst -> err.println("for more: jbuild explain " + worst.code().id()));
      err.flush();
    }
  }
}
