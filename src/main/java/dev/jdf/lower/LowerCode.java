package dev.jdf.lower;

import dev.jdf.diagnostic.Code;

/** What lowering finds, JDF100 to JDF199. */
public enum LowerCode implements Code {
  NO_COMMAND("JDF100", "nothing to run"),
  UNKNOWN_USER("JDF102", "no such user or group"),
  BAD_ID("JDF103", "user or group id out of range"),
  BAD_ENV("JDF104", "invalid environment variable"),
  UNKNOWN_CAPABILITY("JDF110", "no such capability"),
  CAPABILITY_CONFLICT("JDF111", "capability both added and dropped"),
  BAD_SIZE("JDF120", "invalid size"),
  SIZE_OVERFLOW("JDF121", "size too large"),
  BAD_MOUNT_POINT("JDF122", "mount point that cannot work"),
  DUPLICATE_MOUNT_POINT("JDF123", "mount point used twice"),
  BAD_TMPFS_OPTION("JDF124", "invalid tmpfs option"),
  BAD_MOUNT("JDF125", "invalid mount"),
  UNKNOWN_MOUNT_KEY("JDF126", "no such mount option"),
  MISPLACED_MOUNT_KEY("JDF127", "option of another mount type"),
  HOST_IS_READ_ONLY("JDF128", "root that is always read-only"),
  VOLUME_HIDES("JDF129", "volume that hides files"),
  UNKNOWN_ULIMIT("JDF130", "no such resource limit"),
  BAD_ULIMIT("JDF131", "invalid resource limit"),
  SOFT_ABOVE_HARD("JDF132", "soft limit above the hard limit"),
  BAD_LIMIT("JDF133", "limit that cannot work"),
  LIMIT_CONFLICT("JDF134", "limits that contradict each other"),
  BAD_CGROUP("JDF135", "invalid control group"),
  BAD_DEVICE("JDF136", "invalid device"),
  BAD_DEVICE_RULE("JDF137", "invalid rule for devices"),
  MISSING_DEVICE("JDF138", "device that this machine does not have"),
  MISSING_ACCOUNT("JDF139", "user or group that this machine does not have"),
  SYSCTL_NOT_ALLOWED("JDF140", "sysctl not allowed"),
  SYSCTL_WITHOUT_NAMESPACE("JDF141", "sysctl of a namespace that is shared"),
  UNKNOWN_NAMESPACE_MODE("JDF150", "invalid namespace mode"),
  BAD_NAMESPACE_PATH("JDF151", "invalid namespace path"),
  HOSTNAME_TOO_LONG("JDF152", "host name too long"),
  HOSTNAME_WITHOUT_NAMESPACE("JDF153", "host name without its own namespace"),
  BAD_SECURITY_OPTION("JDF160", "invalid security option"),
  BAD_SECCOMP_PROFILE("JDF161", "seccomp profile that cannot be used"),
  UNKNOWN_SIGNAL("JDF170", "no such signal"),
  BAD_PORT("JDF171", "invalid port"),
  BAD_ANNOTATION("JDF172", "invalid annotation"),
  BAD_HEALTHCHECK("JDF173", "invalid health check"),
  NOT_SUPPORTED("JDF180", "not supported yet");

  private final String id;
  private final String title;

  LowerCode(String id, String title) {
    this.id = id;
    this.title = title;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }
}
