package dev.jdf.exposure;

import dev.jdf.oci.Config.Mount;
import java.util.Objects;
import java.util.Optional;

/** A mount as its options make it; of contradicting ones the last counts, as for mount(8). */
record MountView(Mount mount) {

  String destination() {
    return mount.destination();
  }

  String type() {
    return Objects.requireNonNullElse(mount.type(), "none");
  }

  String source() {
    return Objects.requireNonNullElse(mount.source(), "nothing");
  }

  boolean isBind() {
    return type().equals("bind")
        || mount.options().contains("bind")
        || mount.options().contains("rbind");
  }

  boolean isReadonly() {
    boolean readonly = false;
    for (String option : mount.options()) {
      switch (option) {
        case "ro", "rro" -> readonly = true;
        case "rw", "rrw" -> readonly = false;
        default -> {} // the rest is not about writing
      }
    }
    return readonly;
  }

  /** What follows {@code size=}. */
  Optional<String> size() {
    return mount.options().stream()
        .filter(option -> option.startsWith("size="))
        .map(option -> option.substring("size=".length()))
        .reduce((earlier, later) -> later);
  }
}
