package dev.jdf.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a stage returns: its value and all it found. The value is absent where an error forbids one.
 * A partial one is there in spite of errors, so that later stages find what else is wrong; {@link
 * #whole} is what may be used in the end.
 */
public record Checked<T>(Optional<T> value, List<Diagnostic> findings) {

  public Checked {
    findings = List.copyOf(findings);
  }

  /** The value, unless one of the findings is an error. */
  public static <T> Checked<T> of(T value, List<Diagnostic> findings) {
    boolean failed = findings.stream().anyMatch(Diagnostic::isError);
    return new Checked<>(failed ? Optional.empty() : Optional.of(value), findings);
  }

  public static <T> Checked<T> ok(T value) {
    return new Checked<>(Optional.of(value), List.of());
  }

  public static <T> Checked<T> failed(List<Diagnostic> findings) {
    return new Checked<>(Optional.empty(), findings);
  }

  /** What could be understood, whatever the findings are. */
  public static <T> Checked<T> partial(T value, List<Diagnostic> findings) {
    return new Checked<>(Optional.of(value), findings);
  }

  /** Without the value if one of the findings is an error. */
  public Checked<T> whole() {
    return value.map(it -> of(it, findings)).orElse(this);
  }

  /** Feeds the value to the next stage and keeps the findings of both, in order. */
  public <R> Checked<R> then(Function<? super T, Checked<R>> stage) {
    if (value.isEmpty()) {
      return failed(findings);
    }
    Checked<R> next = stage.apply(value.get());
    List<Diagnostic> all = new ArrayList<>(findings);
    all.addAll(next.findings());
    return new Checked<>(next.value(), all);
  }
}
