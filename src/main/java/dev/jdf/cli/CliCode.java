package dev.jdf.cli;

import dev.jdf.diagnostic.Code;

/** What can be wrong before a file's content is looked at. */
enum CliCode implements Code {
  NO_SUCH_FILE("JDF500", "no such file"),
  NOT_A_FILE("JDF501", "not a regular file"),
  UNREADABLE("JDF502", "unreadable file"),
  TOO_LARGE("JDF503", "file too large"),
  EMPTY("JDF504", "empty file"),
  UNWRITABLE("JDF505", "unwritable file"),
  ROOT_IN_THE_WAY("JDF506", "another root filesystem in the way"),
  NO_PLACE_FOR_ROOT("JDF507", "no place for the files of an image");

  private final String id;
  private final String title;

  CliCode(String id, String title) {
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
