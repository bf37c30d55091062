package dev.jdf.oci;

import dev.jdf.diagnostic.Code;

/** What can be wrong with a configuration beyond its keys and types. */
public enum ConfigCode implements Code {
  BAD_VERSION("JDF216", "not a version of the runtime-spec"),
  BAD_SOURCE_MAP("JDF218", "unreadable source map");

  private final String id;
  private final String title;

  ConfigCode(String id, String title) {
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
