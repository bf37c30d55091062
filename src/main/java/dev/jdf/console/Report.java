package dev.jdf.console;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Gravest;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.diagnostic.Screen;
import dev.jdf.diagnostic.Tally;
import dev.jdf.source.SourceFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Shows the findings of one run to a person, on one stream, and how many there were. */
public final class Report {

  /** Columns where there is no terminal: a line of a file may hold megabytes. */
  private static final int WIDTH = 120;

  /** Findings of a file, beyond which nobody reads on. */
  private static final int MOST = 100;

  private final PrintWriter stream;
  private final boolean colour;
  private final Terminal terminal;
  private final List<Diagnostic> shown = new ArrayList<>();
  private boolean framed;
  private int width;

  public Report(Console console, boolean colour) {
    this(console.err(), colour, Terminal.error(console.environment()));
  }

  public Report(PrintWriter stream, boolean colour, Terminal terminal) {
    this.stream = stream;
    this.colour = colour;
    this.terminal = terminal;
  }

  /** Findings in the text of a file, each with its code frame, an empty line between them. */
  public void show(SourceFile file, List<Diagnostic> findings) {
    int columns = findings.isEmpty() ? WIDTH : width();
    boolean wraps = !findings.isEmpty() && terminal.isMeasured();
    Screen screen = new Screen(colour, columns, wraps);
    for (List<Diagnostic> same : places(Gravest.of(findings, MOST))) {
      separate();
      String text = Renderer.render(file, same, screen);
      stream.print(wraps ? Wrapping.of(text, columns) : text);
      framed = true;
    }
    if (findings.size() > MOST) {
      stream.println("... and " + (findings.size() - MOST) + " more findings");
    }
    shown.addAll(findings);
    stream.flush();
  }

  /** Measured once: to ask a terminal takes a process. */
  private int width() {
    if (width == 0) {
      width = terminal.columns(WIDTH);
    }
    return width;
  }

  /** Neighbours that can share a frame. */
  private static List<List<Diagnostic>> places(List<Diagnostic> findings) {
    List<List<Diagnostic>> places = new ArrayList<>();
    for (Diagnostic finding : findings) {
      List<Diagnostic> last = places.isEmpty() ? List.of() : places.get(places.size() - 1);
      if (last.isEmpty() || !Renderer.together(last.get(0), finding)) {
        last = new ArrayList<>();
        places.add(last);
      }
      last.add(finding);
    }
    return places;
  }

  /** Findings about a file whose text is not known. */
  public void show(String name, List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      stream.println("%s[%s]: %s: %s"
          .formatted(finding.severity().word(), finding.code().id(), name, finding.message()));
      finding.notes().forEach(note -> stream.println("  note: " + note));
      shown.add(finding);
    }
  }

  private void separate() {
    if (framed || !shown.isEmpty()) {
      stream.println();
    }
  }

  /**
   * The last lines of a run: how much was found, unless it was one line itself, and, for a person,
   * where the worst is explained.
   */
  public void end() {
    end(Optional.empty());
  }

  /** The same, with a line more below the numbers. */
  public void end(Optional<String> remark) {
    if (framed) {
      separate();
      stream.println(Tally.of(shown));
      remark.ifPresent(stream::println);
    }
    if (terminal.isThere()) {
      shown.stream()
          .min(Comparator.comparing(Diagnostic::severity))
          .ifPresent(
              worst -> stream.println("for more: jbuild explain " + worst.code().id()));
    }
    stream.flush();
    shown.clear();
    framed = false;
  }
}
