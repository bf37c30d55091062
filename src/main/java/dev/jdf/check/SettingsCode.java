package dev.jdf.check;

import dev.jdf.diagnostic.Code;

/** What can be wrong with a settings file beyond its keys and types. */
public enum SettingsCode implements Code {
  WRONG_VALUE("JDF590", "a setting with a value that it does not take");

  private final String id;
  private final String title;

  SettingsCode(String id, String title) {
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
