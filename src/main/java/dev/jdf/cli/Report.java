package dev.jdf.cli;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.source.SourceFile;
import java.io.PrintWriter;
import java.util.List;

/** Shows findings to a person. */
record Report(PrintWriter err, boolean colour) {

  /** Columns, beyond which a line of a file is cut: one may hold megabytes. */
  private static final int WIDTH = 120;

  /** Findings in the text of a file, each with its code frame. */
  void show(SourceFile file, List<Diagnostic> findings) {
    findings.forEach(finding -> err.print(Renderer.render(file, finding, colour, WIDTH)));
    err.flush();
  }

  /** Findings about a file whose text is not known. */
  void show(String name, List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      err.println("%s[%s]: %s: %s"
          .formatted(finding.severity().word(), finding.code().id(), name, finding.message()));
    }
  }
}
