package dev.jdf.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one exposure differs from another in one topic; nothing is here of what is the same.
 *
 * @param before how many facts the other one has
 * @param after how many this one has
 * @param added facts that only this one has
 * @param removed facts that only the other one has
 * @param changed facts of both that say different things
 */
public record Difference(
    Topic topic,
    int before,
    int after,
    List<Fact> added,
    List<Fact> removed,
    List<Change> changed) {

  public Difference {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /** The two details of a fact. */
  public record Change(String name, String before, String after) {}

  /** The topics in which {@code exposure} differs from {@code other}. */
  public static List<Difference> between(Exposure other, Exposure exposure) {
    List<Difference> differences = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      Difference difference = of(other.section(topic), exposure.section(topic));
      if (!difference.isEmpty()) {
        differences.add(difference);
      }
    }
    return differences;
  }

  private static Difference of(Section other, Section section) {
    List<Change> changed = new ArrayList<>();
    for (Fact fact : section.facts()) {
      Optional<Fact> before = other.fact(fact.name());
      before
          .filter(it -> !it.detail().equals(fact.detail()))
          .ifPresent(it -> changed.add(new Change(fact.name(), it.detail(), fact.detail())));
    }
    return new Difference(
        section.topic(),
        other.facts().size(),
        section.facts().size(),
        section.without(other),
        other.without(section),
        changed);
  }

  private boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }
}
