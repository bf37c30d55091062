package dev.jdf.unpack;

import dev.jdf.diagnostic.Code;

/** What is wrong with a layer, or with the place for it, JDF660 to JDF669. */
public enum UnpackCode implements Code {
  BAD_LAYER("JDF660", "unusable image layer"),
  WRONG_DIFF_ID("JDF661", "layer is not what the image's configuration says"),
  UNSAFE_ENTRY("JDF662", "hostile image layer"),
  TOO_MUCH("JDF663", "image too large"),
  CANNOT_UNPACK("JDF664", "image cannot be unpacked"),
  LEFT_OUT("JDF665", "parts of the image left out");

  private final String id;
  private final String title;

  UnpackCode(String id, String title) {
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
