package dev.jdf.linux;

import java.util.Locale;
import java.util.Optional;

/** A kind of namespace. Source: namespaces(7), runtime-spec config-linux.md#namespaces. */
public enum NamespaceType {
  PID("CLONE_NEWPID", "pid"),
  NETWORK("CLONE_NEWNET", "net"),
  MOUNT("CLONE_NEWNS", "mnt"),
  IPC("CLONE_NEWIPC", "ipc"),
  UTS("CLONE_NEWUTS", "uts"),
  USER("CLONE_NEWUSER", "user"),
  CGROUP("CLONE_NEWCGROUP", "cgroup"),
  TIME("CLONE_NEWTIME", "time");

  private final String cloneFlag;
  private final String file;

  NamespaceType(String cloneFlag, String file) {
    this.cloneFlag = cloneFlag;
    this.file = file;
  }

  /** What config.json calls it: {@code network}. */
  public String ociName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The constant that clone(2), unshare(2) and setns(2) take: {@code CLONE_NEWNET}. */
  public String cloneFlag() {
    return cloneFlag;
  }

  /** Its name in {@code /proc/PID/ns}: {@code net}. */
  public String file() {
    return file;
  }

  /** The type that config.json calls {@code name}. */
  public static Optional<NamespaceType> of(String name) {
    for (NamespaceType type : values()) {
      if (type.ociName().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
