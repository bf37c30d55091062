package dev.jdf.lower;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The SELinux labels of the process and of its mounts, once {@code SECURITY_OPT label=} names a part
 * of them; the other parts are those of any container (container-selinux).
 */
record SelinuxLabels(Optional<String> process, Optional<String> mounts) {

  static final List<String> PARTS = List.of("user", "role", "type", "level", "filetype");

  private static final SelinuxLabels NONE = new SelinuxLabels(Optional.empty(), Optional.empty());

  /** {@code parts} are by name; {@code disable} among them wins. */
  static SelinuxLabels of(Map<String, String> parts) {
    if (parts.isEmpty() || parts.containsKey("disable")) {
      return NONE;
    }
    String user = parts.getOrDefault("user", "system_u");
    String level = parts.getOrDefault("level", "s0");
    String process = String.join(
        ":",
        user,
        parts.getOrDefault("role", "system_r"),
        parts.getOrDefault("type", "container_t"),
        level);
    String mounts = String.join(
        ":", user, "object_r", parts.getOrDefault("filetype", "container_file_t"), level);
    return new SelinuxLabels(Optional.of(process), Optional.of(mounts));
  }
}
