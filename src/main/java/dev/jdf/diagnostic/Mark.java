package dev.jdf.diagnostic;

import dev.jdf.source.Span;

/** What a code frame underlines, and the words beside it; the primary one with carets. */
record Mark(Span span, String text, boolean primary) {}
