package dev.jdf.store;

import dev.jdf.diagnostic.Code;

/** What is wrong with an image or with the store, JDF620 to JDF639. */
public enum StoreCode implements Code {
  NO_STORE("JDF620", "no place for images"),
  CANNOT_WRITE("JDF621", "image store cannot be written"),
  WRONG_DIGEST("JDF622", "content is not what its digest says"),
  BAD_MANIFEST("JDF623", "unusable image manifest"),
  SCHEMA_1("JDF624", "image format too old"),
  BAD_CONFIG("JDF625", "unusable image configuration"),
  NO_PLATFORM("JDF626", "no image for the platform"),
  NOT_STORED("JDF627", "no such image to remove"),
  IN_USE("JDF628", "image store in use");

  private final String id;
  private final String title;

  StoreCode(String id, String title) {
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
