package dev.jdf.asm;

import org.jspecify.annotations.Nullable;

/** A place in code that instructions refer to, before or after it is defined. */
public record Symbol(String name) {

  // A key of maps: a record's own methods are linked at run time, which delays every cold start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Symbol that && that.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
