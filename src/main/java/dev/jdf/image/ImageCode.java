package dev.jdf.image;

import dev.jdf.diagnostic.Code;

/** What opening the root that FROM names finds, JDF600 to JDF699. */
public enum ImageCode implements Code {
  NO_SUCH_DIRECTORY("JDF600", "no such root directory"),
  NOT_A_DIRECTORY("JDF601", "root is not a directory"),
  ROOT_IS_A_LINK("JDF602", "root is a symbolic link"),
  ROOT_IS_THE_HOST("JDF603", "root directory is the host's"),
  CANNOT_READ("JDF604", "root cannot be read"),
  TOO_LARGE("JDF605", "account file too large"),
  NO_SCRATCH("JDF606", "no place for an empty root"),
  BAD_REFERENCE("JDF607", "invalid name of an image"),
  NO_SUCH_FILE("JDF608", "no such image file"),
  NO_SUCH_IMAGE("JDF609", "no such image in the file"),
  NOT_SUPPORTED("JDF610", "image source not supported yet"),
  BAD_ARCHIVE("JDF611", "unusable image file"),
  NOT_IN_STORE("JDF612", "image not in the store"),
  BAD_PLATFORM("JDF613", "invalid platform");

  private final String id;
  private final String title;

  ImageCode(String id, String title) {
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
