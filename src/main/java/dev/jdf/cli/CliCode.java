package dev.jdf.cli;

import dev.jdf.diagnostic.Code;

/** What can be wrong with the place of an image's files. */
enum CliCode implements Code {
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
