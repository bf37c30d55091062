package dev.jdf.syntax;

import dev.jdf.source.Span;

/**
 * The smallest thing that a message can point at.
 *
 * @param text as written in a {@link Spec}; expanded in a {@link Profile}
 * @param span where it is written, in either
 */
public record Word(String text, Span span) {}
