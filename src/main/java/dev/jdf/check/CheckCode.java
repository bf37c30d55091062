package dev.jdf.check;

import dev.jdf.diagnostic.Code;

/** What keeps the check from telling all that it should. */
public enum CheckCode implements Code {
  STAGES_LEFT("JDF591", "stages that the check does not look at"),
  FINDINGS_LEFT("JDF592", "findings that are not shown");

  private final String id;
  private final String title;

  CheckCode(String id, String title) {
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
