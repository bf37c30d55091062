package dev.jdf.syntax;

import dev.jdf.source.Span;

/** {@code # name=value} at the top of a file: {@code syntax}, {@code escape} or {@code check}. */
public record Directive(Word name, Word value, Span span) {}
