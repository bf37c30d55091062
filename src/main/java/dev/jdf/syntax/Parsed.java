package dev.jdf.syntax;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** What parsing yields for any text at all: a spec, as far as it was understood, and findings. */
public record Parsed(Spec spec, List<Diagnostic> findings) {

  public Parsed {
    findings = List.copyOf(findings);
  }

  /** The spec for the next stage, as far as it was understood. */
  public Checked<Spec> checked() {
    return Checked.partial(spec, findings);
  }
}
