package dev.jdf.linux;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An entry of {@code linux.resources.devices}. Source: runtime-spec config-linux.md#allowed-device-list.
 *
 * @param major {@link #ANY} for all
 * @param minor {@link #ANY} for all
 * @param access bits {@link #MKNOD}, {@link #READ}, {@link #WRITE}
 */
public record DeviceRule(boolean allow, Type type, long major, long minor, int access) {

  public static final long ANY = -1;
  public static final int MKNOD = 1;
  public static final int READ = 2;
  public static final int WRITE = 4;
  public static final int ALL_ACCESS = MKNOD | READ | WRITE;

  /** The kinds of devices that a rule is about. */
  public enum Type {
    ALL(0),
    BLOCK(1),
    CHARACTER(2);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    /** {@code BPF_DEVCG_DEV_BLOCK}, {@code BPF_DEVCG_DEV_CHAR}; 0 for all. */
    int number() {
      return number;
    }

    /** What config.json writes as {@code a}, {@code b} or {@code c}; empty is {@code a}. */
    public static Optional<Type> of(String text) {
      return switch (text) {
        case "", "a" -> Optional.of(ALL);
        case "b" -> Optional.of(BLOCK);
        case "c", "u" -> Optional.of(CHARACTER);
        default -> Optional.empty();
      };
    }
  }

  /** The bits of letters {@code r}, {@code w} and {@code m}; empty for any other letter or none. */
  public static OptionalInt access(String letters) {
    int access = 0;
    for (int i = 0; i < letters.length(); i++) {
      int bit = bit(letters.charAt(i));
      if (bit == 0) {
        return OptionalInt.empty();
      }
      access |= bit;
    }
    return access == 0 ? OptionalInt.empty() : OptionalInt.of(access);
  }

  private static int bit(char letter) {
    return switch (letter) {
      case 'r' -> READ;
      case 'w' -> WRITE;
      case 'm' -> MKNOD;
      default -> 0;
    };
  }

  boolean everyDevice() {
    return type == Type.ALL && major == ANY && minor == ANY;
  }
}
