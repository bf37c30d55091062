package dev.jdf.plan;

import dev.jdf.linux.DeviceRule;
import dev.jdf.oci.Linux;
import dev.jdf.oci.Resources;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Devices have a type, numbers and an absolute path, config-linux.md#devices. */
final class DeviceRules {

  private static final Set<String> TYPES = Set.of("c", "b", "u", "p");

  /** S_IFMT of each type, inode(7). */
  private static final Map<String, Integer> TYPE_BITS =
      Map.of("c", 0020000, "u", 0020000, "b", 0060000, "p", 0010000);

  private static final long MOST_MAJOR = 4095;
  private static final long MOST_MINOR = 1048575;
  private static final int MOST_MODE = 07777;

  private DeviceRules() {}

  static void check(Container container, Refusals refusals) {
    List<Linux.Device> devices = container.linux().devices();
    for (int i = 0; i < devices.size(); i++) {
      check(devices.get(i), "/linux/devices/" + i, refusals);
    }
    Resources resources = container.linux().resources();
    if (resources != null) {
      checkRules(resources.devices(), refusals);
    }
  }

  private static void check(Linux.Device device, String pointer, Refusals refusals) {
    if (!TYPES.contains(device.type())) {
      refusals.refuse(
          PlanCode.BAD_DEVICE,
          pointer + "/type",
          "unknown type of device " + device.type(),
          "c and u are character devices, b is a block device, p is a pipe");
    }
    if (!device.path().startsWith("/")) {
      refusals.refuse(
          PlanCode.BAD_DEVICE, pointer + "/path", "the path of a device must be absolute");
    }
    ProcessRules.checkLength(device.path(), pointer + "/path", refusals);
    boolean numbered = inRange(device.major(), MOST_MAJOR) && inRange(device.minor(), MOST_MINOR);
    if (!device.type().equals("p") && !numbered) {
      refusals.refuse(
          PlanCode.BAD_DEVICE,
          pointer,
          "a device needs a major number (0 to 4095) and a minor number (0 to 1048575)");
    }
    Integer mode = device.fileMode();
    if (mode != null && !isOfType(device, mode)) {
      refusals.refuse(
          PlanCode.BAD_DEVICE,
          pointer + "/fileMode",
          TYPE_BITS.containsValue(mode & ~MOST_MODE)
              ? "the mode is that of another type of file"
              : "the mode is not in 0 to " + MOST_MODE + " (octal 7777)",
          "JSON knows no octal numbers: octal 666 is 438");
    }
  }

  /** Some engines write the whole st_mode, with the bits of the type: those must say the same. */
  private static boolean isOfType(Linux.Device device, int mode) {
    int type = mode & ~MOST_MODE;
    return type == 0 || type == TYPE_BITS.getOrDefault(device.type(), 0);
  }

  private static void checkRules(List<Resources.Device> rules, Refusals refusals) {
    for (int i = 0; i < rules.size(); i++) {
      String pointer = "/linux/resources/devices/" + i;
      String type = Objects.requireNonNullElse(rules.get(i).type(), "");
      if (DeviceRule.Type.of(type).isEmpty()) {
        refusals.refuse(
            PlanCode.BAD_DEVICE,
            pointer + "/type",
            "unknown type of device " + type,
            "a is all devices, b block devices, c character devices");
      }
      String access = rules.get(i).access();
      if (access != null && DeviceRule.access(access).isEmpty()) {
        refusals.refuse(
            PlanCode.BAD_DEVICE,
            pointer + "/access",
            "unknown access \"" + access + "\"",
            "it has the letters r (read), w (write) and m (mknod)");
      }
    }
  }

  private static boolean inRange(@Nullable Long number, long most) {
    return number != null && number >= 0 && number <= most;
  }
}
