package dev.jdf.plan;

import org.jspecify.annotations.Nullable;

/** A named variable of 64 bits, zero at the start; each process has its own copy after a fork. */
public record Slot(String name) {

  // A key of maps: a record's own methods are linked at run time, which delays every cold start.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Slot that && that.name.equals(name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
