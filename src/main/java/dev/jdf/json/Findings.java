package dev.jdf.json;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects findings, of each severity so many as a person can read: a bad file may have millions. */
public final class Findings {

  private static final int LIMIT = 100;

  private final List<Diagnostic> errors = new ArrayList<>();
  private final List<Diagnostic> warnings = new ArrayList<>();

  /** The finding is only made if it is still wanted: with a million of them, that counts. */
  public void error(Supplier<Diagnostic> finding) {
    add(errors, finding);
  }

  public void warning(Supplier<Diagnostic> finding) {
    add(warnings, finding);
  }

  private static void add(List<Diagnostic> list, Supplier<Diagnostic> finding) {
    if (list.size() < LIMIT) {
      list.add(finding.get());
    }
  }

  /** The value, unless there is none or one of the findings is an error. */
  public <T> Checked<T> check(Optional<T> value) {
    return new Checked<>(errors.isEmpty() ? value : Optional.empty(), inOrder());
  }

  /** In the order of the text. */
  private List<Diagnostic> inOrder() {
    List<Diagnostic> all = new ArrayList<>(errors);
    all.addAll(warnings);
    all.sort(Diagnostic.BY_PLACE);
    return List.copyOf(all);
  }
}
