package dev.jdf.exposure;

import java.util.Locale;

/** What facts are about, in the order in which a reader asks. */
public enum Topic {
  USER("user and groups", false),
  CAPABILITIES("capabilities", false),
  ESCALATION("privilege escalation", false),
  HOST("what it sees of the host", false),
  WRITABLE("what it can write", false),
  NETWORK("network", false),
  SYSTEM_CALLS("system calls", true),
  LIMITS("limits", false),
  HIDDEN("hidden and read-only paths", true),
  SECURITY_MODULE("security module", false);

  private final String heading;
  private final boolean many;

  Topic(String heading, boolean many) {
    this.heading = heading;
    this.many = many;
  }

  /** Whether it has so many facts that they are read as one list, not one by one. */
  boolean hasMany() {
    return many;
  }

  public String heading() {
    return heading;
  }

  /** What programs call it: {@code system_calls}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
