package dev.jdf.diagnostic;

import java.util.Collection;
import java.util.Optional;

/**
 * Did-you-mean among names that a file gives, of which there may be any number: once that has cost
 * more than any real file does, there are no more suggestions.
 */
public final class NearestInFile {

  /** Characters compared, about. */
  private static final long MOST = 500_000;

  private long cost;

  /** As {@link Nearest#to}. */
  public Optional<String> to(String word, Collection<String> names) {
    cost += (long) names.size() * (1 + word.length());
    return cost > MOST ? Optional.empty() : Nearest.to(word, names);
  }
}
