package dev.jdf.lower;

import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers, by JSON pointer, which place asked for what. */
final class Origins {

  private final SortedMap<String, Span> spans = new TreeMap<>();

  Origins put(String pointer, Optional<? extends Instruction> line) {
    line.ifPresent(it -> spans.put(pointer, it.span()));
    return this;
  }

  Origins put(String pointer, Span place) {
    spans.put(pointer, place);
    return this;
  }

  Origins putAll(SortedMap<String, Span> more) {
    spans.putAll(more);
    return this;
  }

  SortedMap<String, Span> spans() {
    return Collections.unmodifiableSortedMap(spans);
  }

  <T> Traced<T> of(T value) {
    return new Traced<>(value, spans);
  }
}
