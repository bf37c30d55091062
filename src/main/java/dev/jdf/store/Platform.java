package dev.jdf.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a program needs to run: {@code linux/arm/v7}. Names are Go's, as containerd's {@code
 * platforms} package makes them uniform.
 *
 * @param variant empty if there is none, or it goes without saying
 */
public record Platform(String os, String architecture, String variant) {

  /** The ARM that any 32-bit ARM machine of today is. */
  private static final String USUAL_ARM = "v7";

  /** A platform as images spell it, in the usual spelling. */
  public static Platform of(String os, String architecture, String variant) {
    String machine = architecture.toLowerCase(Locale.ROOT);
    String kind = variant.toLowerCase(Locale.ROOT);
    return switch (machine) {
      case "x86_64", "x86-64", "amd64" -> new Platform(os, "amd64", kind.equals("v1") ? "" : kind);
      case "i386", "386" -> new Platform(os, "386", "");
      case "aarch64", "arm64" ->
        new Platform(os, "arm64", kind.equals("v8") || kind.equals("8") ? "" : kind);
      case "armhf" -> new Platform(os, "arm", USUAL_ARM);
      case "armel" -> new Platform(os, "arm", "v6");
      case "arm" -> new Platform(os, "arm", kind.isEmpty() ? USUAL_ARM : numbered(kind));
      default -> new Platform(os, machine, kind);
    };
  }

  private static String numbered(String kind) {
    return kind.matches("\\d") ? "v" + kind : kind;
  }

  /** {@code OS/ARCH[/VARIANT]}, or {@code ARCH}; empty if it is none. */
  public static Optional<Platform> parse(String text) {
    if (!text.matches("[A-Za-z0-9][\\w.-]*(/[A-Za-z0-9][\\w.-]*){0,2}")) {
      return Optional.empty();
    }
    List<String> parts = List.of(text.split("/", -1));
    return Optional.of(
        parts.size() == 1
            ? of("linux", parts.get(0), "")
            : of(
                parts.get(0).toLowerCase(Locale.ROOT),
                parts.get(1),
                parts.size() > 2 ? parts.get(2) : ""));
  }

  /**
   * How well a machine of this platform runs images of {@code image}: the greater the better, negative
   * for not at all. A machine runs what was made for older variants of it.
   */
  int fitness(Platform image) {
    if (!image.os.equals(os) || !image.architecture.equals(architecture)) {
      return -1;
    }
    return rank() >= image.rank() ? image.rank() : -1;
  }

  /** {@code v7} is 7, nothing is 0. */
  private int rank() {
    return variant.matches("v\\d") ? variant.charAt(1) - '0' : 0;
  }

  @Override
  public String toString() {
    return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
  }
}
