package dev.jdf.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the cases of one file come out: most agree, some differ by decision, and none otherwise. */
public final class Tally {

  private final String file;
  private final Map<String, Integer> decided = new LinkedHashMap<>();
  private final List<String> differences = new ArrayList<>();
  private int agree;

  public Tally(String file) {
    this.file = file;
  }

  /**
   * Counts one case.
   *
   * @param decision why a difference is meant to be, if it is
   */
  public void add(String name, Optional<String> difference, Optional<String> decision) {
    if (difference.isEmpty()) {
      agree++;
    } else if (decision.isPresent()) {
      decided.merge(decision.get(), 1, Integer::sum);
    } else {
      differences.add(name + ": " + difference.get());
    }
  }

  /** Prints the counts; what differs otherwise is returned, one a line. */
  public String differences() {
    int sum = decided.values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(file + ": " + agree + " agree, " + sum + " decided " + decided + ", "
        + differences.size() + " otherwise");
    return String.join("\n", differences);
  }

  /** Whether nothing agrees. */
  public boolean isEmpty() {
    return agree == 0;
  }
}
