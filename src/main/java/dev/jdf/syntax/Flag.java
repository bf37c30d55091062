package dev.jdf.syntax;

import dev.jdf.source.Span;
import org.jspecify.annotations.Nullable;

/** {@code --name=value} or {@code --name} in front of the operands of an instruction. */
public record Flag(Word name, @Nullable Word value, Span span) {}
