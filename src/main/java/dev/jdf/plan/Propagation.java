package dev.jdf.plan;

/** Mount propagation as the spec names it: shared, slave, private, unbindable, and each with an r. */
final class Propagation {

  private Propagation() {}

  /** The kernel's flag for {@code name}: MS_SHARED for shared and rshared. */
  static String flag(String name) {
    return switch (name) {
      case "shared", "rshared" -> "MS_SHARED";
      case "slave", "rslave" -> "MS_SLAVE";
      case "private", "rprivate" -> "MS_PRIVATE";
      case "unbindable", "runbindable" -> "MS_UNBINDABLE";
      default -> throw new IllegalArgumentException(name);
    };
  }
}
