package dev.jdf.json;

import dev.jdf.diagnostic.Code;

/** What can be wrong with the text of a JSON or YAML document, its keys and types. */
public enum JsonCode implements Code {
  NOT_JSON("JDF200", "not JSON"),
  NOT_YAML("JDF201", "not YAML"),
  NOT_UTF8("JDF202", "not UTF-8"),
  BYTE_ORDER_MARK("JDF203", "byte order mark"),
  TOO_LARGE("JDF204", "too large"),
  TOO_DEEP("JDF205", "nested too deeply"),
  TRAILING_TEXT("JDF206", "text after the end"),
  DUPLICATE_KEY("JDF207", "the same key twice"),
  BAD_CHARACTER("JDF208", "a character that no string may hold"),
  YAML_FEATURE("JDF209", "a part of YAML that JSON does not have"),
  WRONG_TYPE("JDF210", "a value of the wrong type"),
  NOT_AN_INTEGER("JDF211", "not an integer"),
  OUT_OF_RANGE("JDF212", "number out of range"),
  MISSING_KEY("JDF213", "missing key"),
  WRONG_CASE("JDF214", "key in the wrong case"),
  UNKNOWN_KEY("JDF215", "unknown key"),
  EMPTY("JDF217", "empty where something is needed"),
  NOT_TOML("JDF219", "not TOML");

  private final String id;
  private final String title;

  JsonCode(String id, String title) {
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
