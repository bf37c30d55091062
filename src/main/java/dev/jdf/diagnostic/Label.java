package dev.jdf.diagnostic;

import dev.jdf.source.Span;

/** A second place that a finding speaks of, with what it says about it. */
public record Label(Span span, String text) {}
