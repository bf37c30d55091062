package dev.jdf.syntax;

import dev.jdf.source.Span;
import org.jspecify.annotations.Nullable;

/** {@code --name=value} or {@code --name} in front of the operands of an instruction. */
public record Flag(Word name, @Nullable Word value, Span span) {

  /** In a text in which it stands so many characters further on. */
  Flag moved(int by) {
    return new Flag(name.moved(by), value == null ? null : value.moved(by), span.moved(by));
  }
}
