package dev.jdf.plan;

import dev.jdf.oci.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The device rules of a container: those of the config, and, as with runc and crun, what every
 * container may use (config-linux.md#default-devices and its terminals, and nodes without access).
 */
final class DeviceAccess {

  private static final List<Resources.Device> DEFAULTS = List.of(
      allow("c", -1, -1, "m"),
      allow("b", -1, -1, "m"),
      allow("c", 1, 3, "rwm"),
      allow("c", 1, 5, "rwm"),
      allow("c", 1, 7, "rwm"),
      allow("c", 1, 8, "rwm"),
      allow("c", 1, 9, "rwm"),
      allow("c", 5, 0, "rwm"),
      allow("c", 5, 2, "rwm"),
      allow("c", 136, -1, "rwm"));

  private DeviceAccess() {}

  /** The rules in order; none at all where the config has none. */
  static List<Resources.Device> rules(Resources resources) {
    List<Resources.Device> rules = new ArrayList<>(resources.devices());
    if (rules.isEmpty()) {
      return rules;
    }
    for (Resources.Device device : DEFAULTS) {
      if (resources.devices().stream().noneMatch(rule -> same(rule, device))) {
        rules.add(device);
      }
    }
    return rules;
  }

  private static Resources.Device allow(String type, long major, long minor, String access) {
    return new Resources.Device(true, type, major, minor, access);
  }

  private static boolean same(Resources.Device one, Resources.Device other) {
    return one.allow() == other.allow()
        && Optional.ofNullable(one.type()).equals(Optional.ofNullable(other.type()))
        && number(Optional.ofNullable(one.major())) == number(Optional.ofNullable(other.major()))
        && number(Optional.ofNullable(one.minor())) == number(Optional.ofNullable(other.minor()))
        && Optional.ofNullable(one.access()).equals(Optional.ofNullable(other.access()));
  }

  private static long number(Optional<Long> number) {
    return number.filter(value -> value >= 0).orElse(-1L);
  }
}
