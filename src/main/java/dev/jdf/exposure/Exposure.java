package dev.jdf.exposure;

import dev.jdf.oci.Config;
import java.util.List;

/**
 * What the process of a configuration may do, sees, and is kept from.
 *
 * @param sections one a topic, in the order of {@link Topic}
 */
public record Exposure(List<Section> sections) {

  public Exposure {
    sections = List.copyOf(sections);
  }

  public static Exposure of(Config config) {
    return new Exposure(List.of(
        UserFacts.of(config),
        CapabilityFacts.of(config),
        EscalationFacts.of(config),
        HostFacts.of(config),
        WritableFacts.of(config),
        NetworkFacts.of(config),
        SystemCallFacts.of(config),
        LimitFacts.of(config),
        HiddenFacts.of(config),
        SecurityModuleFacts.of(config)));
  }

  Section section(Topic topic) {
    return sections.stream()
        .filter(section -> section.topic() == topic)
        .findFirst()
        .orElseGet(() -> new Section(topic, "", List.of()));
  }
}
