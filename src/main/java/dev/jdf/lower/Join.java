package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Several results made one: the findings of all, and a value only if no part has an error. */
final class Join {

  private final List<Diagnostic> findings = new ArrayList<>();

  <T> Optional<T> take(Checked<T> part) {
    findings.addAll(part.findings());
    return part.value();
  }

  /** The value, or what stands for it so that the rest can be checked all the same. */
  <T> T take(Checked<T> part, T otherwise) {
    return take(part).orElse(otherwise);
  }

  void addAll(List<Diagnostic> more) {
    findings.addAll(more);
  }

  List<Diagnostic> findings() {
    return List.copyOf(findings);
  }

  /** The values of the parts that have one. */
  <T> List<T> takeAll(List<Checked<T>> parts) {
    return parts.stream().map(this::take).flatMap(Optional::stream).toList();
  }

  void add(Diagnostic finding) {
    findings.add(finding);
  }

  boolean failed() {
    return findings.stream().anyMatch(Diagnostic::isError);
  }

  /** The value, which is not even computed once an error was found. */
  <T> Checked<T> to(Supplier<T> value) {
    return failed() ? Checked.failed(findings) : Checked.of(value.get(), findings);
  }
}
