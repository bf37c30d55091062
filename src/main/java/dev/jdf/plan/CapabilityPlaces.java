package dev.jdf.plan;

import dev.jdf.oci.Process;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a config lists a capability. */
final class CapabilityPlaces {

  private static final String POINTER = "/process/capabilities";

  private CapabilityPlaces() {}

  /** The place for which a line of a spec names the capability; absent if none does. */
  static Optional<String> ofLine(Container container, String name) {
    return container
        .document()
        .locations()
        .sourceMap()
        .flatMap(map -> all(container, name).filter(map::names).findFirst());
  }

  /** The same, or else any. */
  static String of(Container container, String name) {
    return ofLine(container, name).or(() -> all(container, name).findFirst()).orElse(POINTER);
  }

  private static Stream<String> all(Container container, String name) {
    return Optional.ofNullable(container.process().capabilities()).stream()
        .flatMap(CapabilityPlaces::lists)
        .filter(list -> list.names().contains(name))
        .map(list -> POINTER + "/" + list.set() + "/" + list.names().indexOf(name));
  }

  private static Stream<Listed> lists(Process.Capabilities sets) {
    return Stream.of(
        new Listed("permitted", sets.permitted()),
        new Listed("inheritable", sets.inheritable()),
        new Listed("bounding", sets.bounding()),
        new Listed("ambient", sets.ambient()));
  }

  private record Listed(String set, List<String> names) {}
}
