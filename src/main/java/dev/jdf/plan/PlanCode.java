package dev.jdf.plan;

import dev.jdf.diagnostic.Code;

/** What can be wrong with a config whose text is well-formed. */
public enum PlanCode implements Code {
  MISSING("JDF300", "a part that every run needs is missing"),
  NOT_SUPPORTED("JDF301", "not supported yet"),
  OLD_KERNEL("JDF302", "the kernel is too old"),
  BAD_ARGUMENTS("JDF303", "nothing that could be executed"),
  BAD_ENVIRONMENT("JDF304", "not an environment variable"),
  BAD_PATH("JDF305", "not a usable path"),
  BAD_NAME("JDF306", "not a usable host name"),
  BAD_NAMESPACE("JDF307", "not a usable namespace"),
  NAMESPACE_NEEDED("JDF308", "needs a namespace of its own"),
  BAD_CAPABILITY("JDF309", "not a capability"),
  CAPABILITY_SETS("JDF310", "capability sets that cannot be together"),
  BAD_RLIMIT("JDF311", "not a usable limit"),
  BAD_SYSCTL("JDF312", "a kernel parameter that a container may not set"),
  BAD_MOUNT("JDF313", "not a usable mount"),
  BAD_DEVICE("JDF314", "not a usable device"),
  BAD_SECCOMP("JDF315", "not a usable system call filter"),
  BAD_ID_MAP("JDF316", "not a usable id mapping"),
  NO_SECURITY_MODULE("JDF317", "the machine lacks a security module"),
  BAD_CGROUP("JDF318", "not a usable cgroup setting"),
  DEGRADED("JDF319", "does not work without root and is left out"),
  HOST_ACCESS("JDF320", "gives the container access to the host"),
  CALLER_CAPABILITIES("JDF321", "the caller of jexec lacks a capability"),
  NOT_LAYERED("JDF322", "a root that nothing can be layered over");

  private final String id;
  private final String title;

  PlanCode(String id, String title) {
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
