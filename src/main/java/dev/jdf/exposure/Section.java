package dev.jdf.exposure;

import java.util.List;
import java.util.Optional;

/**
 * The facts of one topic.
 *
 * @param summary a few words for all of them; empty if there is nothing to add
 * @param pointer what of the configuration the summary is about; empty where the facts tell
 */
public record Section(Topic topic, String summary, String pointer, List<Fact> facts) {

  public Section {
    facts = List.copyOf(facts);
  }

  Section(Topic topic, String summary, List<Fact> facts) {
    this(topic, summary, "", facts);
  }

  Optional<Fact> fact(String name) {
    return facts.stream().filter(fact -> fact.name().equals(name)).findFirst();
  }

  /** The facts whose names {@code other} does not have. */
  List<Fact> without(Section other) {
    return facts.stream().filter(fact -> other.fact(fact.name()).isEmpty()).toList();
  }
}
