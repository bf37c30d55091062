package dev.jdf.lower;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Rlimit;
import java.util.List;
import java.util.stream.Stream;

/** The words that arguments of instructions may consist of, for whoever proposes them. */
public final class Choices {

  static final List<String> BOOLEAN = List.of("true", "false");

  private Choices() {}

  /** What {@code NETWORK} and its like take; {@code ns:} wants a path behind it. */
  public static List<String> modes(NamespaceType type) {
    return Stream.concat(NamespaceMode.names(type).stream(), Stream.of("ns:")).toList();
  }

  /** The names of {@code ULIMIT}. */
  public static List<String> ulimits() {
    return Rlimit.all().stream()
        .map(Rlimit::dockerName)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** The keys of a {@code MOUNT} of one type. */
  public static List<String> mountKeys(String type) {
    return MountFields.KEYS.stream()
        .filter(key -> isOf(type, key))
        .filter(key -> !(type.equals("tmpfs") && (key.equals("source") || key.equals("src"))))
        .toList();
  }

  private static boolean isOf(String type, String key) {
    int dash = key.indexOf('-');
    return dash < 0 || key.substring(0, dash).equals(type);
  }

  /** Whether a key of {@code MOUNT} says enough without a value. */
  public static boolean isBare(String mountKey) {
    return mountKey.equals("ro") || MountFields.BARE.contains(mountKey);
  }

  /** The values of a key of {@code MOUNT}; none if it takes any. */
  public static List<String> mountValues(String key) {
    return switch (key) {
      case "type" -> MountSpec.TYPES;
      case "bind-propagation" -> MountSpec.PROPAGATIONS;
      case "bind-recursive" -> MountSpec.RECURSIONS;
      case "readonly", "ro" -> BOOLEAN;
      default -> List.of();
    };
  }

  /** The options of {@code TMPFS}; those with a value end in {@code =}. */
  public static List<String> tmpfsOptions() {
    return TmpfsOptions.known().stream()
        .map(option -> TmpfsOptions.KEYS.contains(option) ? option + "=" : option)
        .toList();
  }

  public static List<String> securityOptions() {
    return SecurityOptions.KEYS;
  }

  /** The values of an option of {@code SECURITY_OPT}; others are names or files. */
  public static List<String> securityValues(String option) {
    return switch (option) {
      case "no-new-privileges", "writable-cgroups" -> BOOLEAN;
      case "seccomp" -> List.of("builtin", "unconfined");
      case "apparmor", "systempaths" -> List.of("unconfined");
      case "label" ->
        Stream.concat(Stream.of("disable"), SelinuxLabels.PARTS.stream().map(part -> part + ":"))
            .toList();
      default -> List.of();
    };
  }
}
