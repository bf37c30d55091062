package dev.jdf.diagnostic;

import dev.jdf.source.Span;

/** An edit that mends a finding: {@code replacement} in place of {@code span}. */
public record Fix(String title, Span span, String replacement) {}
