package dev.jdf.compile;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import java.util.List;

/** A file that was checked: its text and all that was found in it. */
public record CheckedFile(SourceFile source, List<Diagnostic> findings) {

  public CheckedFile {
    findings = List.copyOf(findings);
  }
}
