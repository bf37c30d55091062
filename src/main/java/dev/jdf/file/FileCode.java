package dev.jdf.file;

import dev.jdf.diagnostic.Code;

/** What can be wrong before a file's content is looked at. */
public enum FileCode implements Code {
  NO_SUCH_FILE("JDF500", "no such file"),
  NOT_A_FILE("JDF501", "not a regular file"),
  UNREADABLE("JDF502", "unreadable file"),
  TOO_LARGE("JDF503", "file too large"),
  EMPTY("JDF504", "empty file"),
  UNWRITABLE("JDF505", "unwritable file");

  private final String id;
  private final String title;

  FileCode(String id, String title) {
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
