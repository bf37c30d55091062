package dev.jdf.cli;

import dev.jdf.console.Report;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.oci.Locations;
import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.OptionalInt;

/**
 * Shows what is found in a configuration that a spec became, and that is no file: at the line of the
 * spec that asked for it, and without any frame where no line did.
 */
record SpecFindings(Report report, SourceFile spec) {

  void show(Locations locations, List<Diagnostic> findings) {
    for (Diagnostic finding : findings) {
      OptionalInt line = locations.specLine(finding.span());
      if (line.isPresent()) {
        report.show(spec, List.of(moved(finding, line.getAsInt(), locations)));
      } else {
        report.show(spec.name(), List.of(finding));
      }
    }
  }

  /** The frame shows the line, so no note has to. */
  private Diagnostic moved(Diagnostic finding, int line, Locations locations) {
    Diagnostic moved = finding.movedTo(spec.lineSpan(line));
    return locations
        .sourceMap()
        .map(map -> moved.withoutNote(Locations.askedForBy(map.place(line))))
        .orElse(moved);
  }
}
