package dev.jdf.cli;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.diagnostic.Tally;
import dev.jdf.source.SourceFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Shows the findings of one run to a person, and how many there were. */
final class Report {

  /** Columns where there is no terminal: a line of a file may hold megabytes. */
  private static final int WIDTH = 120;

  /** Findings of a file, beyond which nobody reads on. */
  private static final int MOST = 100;

  private final PrintWriter err;
  private final boolean colour;
  private final Terminal terminal;
  private final List<Diagnostic> shown = new ArrayList<>();
  private boolean framed;

  Report(Console console, boolean colour) {
    this(console.err(), colour, Terminal.error(console.environment()));
  }

  Report(PrintWriter err, boolean colour, Terminal terminal) {
    this.err = err;
    this.colour = colour;
    this.terminal = terminal;
  }

  /** Findings in the text of a file, each with its code frame, an empty line between them. */
  void show(SourceFile file, List<Diagnostic> findings) {
    int width = findings.isEmpty() ? WIDTH : terminal.columns(WIDTH);
    for (Diagnostic finding : findings.subList(0, Math.min(MOST, findings.size()))) {
      separate();
      err.print(Renderer.render(file, finding, colour, width));
      shown.add(finding);
      framed = true;
    }
    if (findings.size() > MOST) {
      err.println("... and " + (findings.size() - MOST) + " more findings");
      shown.addAll(findings.subList(MOST, findings.size()));
    }
    err.flush();
  }

  /** Findings about a file whose text is not known. */
  void show(String name, List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      err.println("%s[%s]: %s: %s"
          .formatted(finding.severity().word(), finding.code().id(), name, finding.message()));
      shown.add(finding);
    }
  }

  private void separate() {
    if (!shown.isEmpty()) {
      err.println();
    }
  }

  /**
   * The last lines of a run: how much was found, unless it was one line itself, and, for a person,
   * where the worst is explained.
   */
  void end() {
    if (framed) {
      separate();
      err.println(Tally.of(shown));
    }
    if (terminal.isThere()) {
      shown.stream()
          .min(Comparator.comparing(Diagnostic::severity))
          .ifPresent(
              worst -> err.println("for more: jbuild explain " + worst.code().id()));
    }
    err.flush();
    shown.clear();
    framed = false;
  }
}
