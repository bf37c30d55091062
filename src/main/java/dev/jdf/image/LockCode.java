package dev.jdf.image;

import dev.jdf.diagnostic.Code;

/** What is found where images are locked, JDF680 to JDF689. */
public enum LockCode implements Code {
  BAD_LOCK("JDF680", "unusable lock file"),
  NOT_LOCKED("JDF681", "image is not locked"),
  MOVED("JDF682", "tag leads elsewhere than the lock"),
  STALE("JDF683", "lock of an image that nothing names"),
  NOT_AS_LOCKED("JDF684", "image is not the locked one"),
  GONE("JDF685", "locked image is gone"),
  NOT_NAMED("JDF686", "no stage starts from that image");

  private final String id;
  private final String title;

  LockCode(String id, String title) {
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
