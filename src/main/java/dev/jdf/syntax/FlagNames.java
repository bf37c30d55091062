package dev.jdf.syntax;

import java.util.List;

/** The flags that an instruction has, and the words that their values consist of. */
public final class FlagNames {

  /** What stands for an instruction where the value of {@code RUN --mount=} has keys of its own. */
  public static final String RUN_MOUNT = "RUN --mount";

  private static final List<String> PLATFORMS = List.of(
      "linux/amd64",
      "linux/arm64",
      "linux/arm/v7",
      "linux/386",
      "linux/ppc64le",
      "linux/riscv64",
      "linux/s390x");

  private FlagNames() {}

  /** Without their dashes; none of most instructions, whose name is in upper case. */
  public static List<String> of(String instruction) {
    return FlagRules.names(instruction);
  }

  /** Whether a flag says enough without a value. */
  public static boolean isSwitch(String flag) {
    return FlagRules.BOOLEAN.contains(flag);
  }

  /** The values of a flag, the usual ones of {@code --platform}; none if it takes any. */
  public static List<String> values(String instruction, String flag) {
    if (isSwitch(flag)) {
      return List.of("true", "false");
    }
    return flag.equals("platform") ? PLATFORMS : FlagRules.values(instruction, flag);
  }

  /** The keys of {@code RUN --mount=} with one type. */
  public static List<String> mountKeys(String type) {
    return RunMounts.keys(type);
  }

  /** Whether a key of {@code RUN --mount=} says enough without a value. */
  public static boolean isMountSwitch(String key) {
    return RunMounts.ALONE.contains(key);
  }

  /** The values of a key of {@code RUN --mount=}; none if it takes any. */
  public static List<String> mountValues(String key) {
    return switch (key) {
      case "type" -> RunMounts.TYPES;
      case "sharing" -> RunMounts.SHARING;
      default -> isMountSwitch(key) ? List.of("true", "false") : List.of();
    };
  }
}
