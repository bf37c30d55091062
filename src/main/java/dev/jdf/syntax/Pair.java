package dev.jdf.syntax;

import dev.jdf.source.Span;

/**
 * A key and its value in {@code ENV} and {@code LABEL}.
 *
 * @param legacy written {@code ENV key value}, without an equals sign
 */
public record Pair(Word key, Word value, boolean legacy) {

  public Span span() {
    return key.span().to(value.span());
  }
}
