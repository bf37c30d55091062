package dev.jdf.syntax;

import dev.jdf.source.Span;

/**
 * A here-document of {@code RUN}, {@code COPY} or {@code ADD}.
 *
 * @param name the line that ends it
 * @param descriptor the number in front of {@code <<}, else 0
 * @param expands whether variables in it are expanded: no part of its name is quoted
 * @param dropsTabs written with {@code <<-}
 * @param body whole lines, without the one that ends it
 */
public record Heredoc(String name, int descriptor, boolean expands, boolean dropsTabs, Span body) {}
