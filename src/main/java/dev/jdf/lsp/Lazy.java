package dev.jdf.lsp;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is computed when it is first asked for, once. */
final class Lazy<T> {

  private @Nullable Supplier<T> supplier;
  private @Nullable T value;

  Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  synchronized T get() {
    T known = value;
    if (known == null) {
      known = Objects.requireNonNull(supplier).get();
      value = known;
      supplier = null;
    }
    return known;
  }
}
