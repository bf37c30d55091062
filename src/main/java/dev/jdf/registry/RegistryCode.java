package dev.jdf.registry;

import dev.jdf.diagnostic.Code;

/** What is wrong with a registry, or with how it is asked for an image, JDF640 to JDF659. */
public enum RegistryCode implements Code {
  UNREACHABLE("JDF640", "registry cannot be reached"),
  DENIED("JDF641", "registry wants a login"),
  NO_SUCH_TAG("JDF642", "no such image in the registry"),
  FAILED("JDF643", "registry failed"),
  BAD_CREDENTIALS("JDF644", "credentials cannot be read"),
  BAD_SETTINGS("JDF645", "settings of registries cannot be read"),
  BLOCKED("JDF646", "registry is blocked"),
  NOT_ASKED("JDF647", "insecure registry is not asked");

  private final String id;
  private final String title;

  RegistryCode(String id, String title) {
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
