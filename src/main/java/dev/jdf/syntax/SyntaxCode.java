package dev.jdf.syntax;

import dev.jdf.diagnostic.Code;

/** What can be wrong with the text of a spec. */
public enum SyntaxCode implements Code {
  NOT_UTF8("JDF001", "bytes that are not UTF-8"),
  LINE_TOO_LONG("JDF002", "a line of 65536 bytes or more"),
  NO_INSTRUCTIONS("JDF003", "a file without instructions"),
  DIRECTIVE_TWICE("JDF004", "a directive given twice"),
  DIRECTIVE_VALUE("JDF005", "a directive with a value that it does not take"),
  EMPTY_CONTINUATION("JDF006", "an empty line inside of a continued one"),
  UNTERMINATED_HEREDOC("JDF007", "a here-document without its end"),
  UNKNOWN_INSTRUCTION("JDF008", "a line that is no instruction"),
  UNKNOWN_FLAG("JDF009", "a flag that the instruction does not have"),
  FLAG_TWICE("JDF010", "a flag given twice"),
  FLAG_VALUE("JDF011", "a flag without a value, or with a wrong one"),
  ARGUMENT_COUNT("JDF012", "too many or too few arguments"),
  JSON_STRINGS_ONLY("JDF013", "a JSON array with something else than strings"),
  JSON_REQUIRED("JDF014", "the JSON form is required"),
  JSON_BROKEN("JDF015", "looks like the JSON form and is not"),
  MISSING_EQUALS("JDF016", "a word without an equals sign"),
  BLANK_NAME("JDF017", "an empty name"),
  STAGE_NAME("JDF018", "a name that a stage cannot have"),
  NO_STAGE("JDF019", "an instruction in front of the first FROM"),
  SWITCH_VALUE("JDF020", "a switch that is neither true nor false"),
  GIVEN_TWICE("JDF021", "a value that a later line replaces"),
  ONBUILD_TRIGGER("JDF022", "an instruction that ONBUILD does not take"),
  HEALTHCHECK_TYPE("JDF023", "a HEALTHCHECK of an unknown type"),
  NOT_TEXT("JDF024", "a file that is not text"),
  SPEC_TOO_LARGE("JDF025", "a spec of more than 1 MiB"),
  FOREIGN_TEXT("JDF026", "a file that is something else"),
  NO_FROM("JDF030", "a file without FROM"),
  UNKNOWN_TARGET("JDF031", "a target that is no stage"),
  BASE_BLANK("JDF032", "FROM an empty name"),
  BAD_SUBSTITUTION("JDF033", "a variable or a quote that cannot be expanded"),
  UNSET_VARIABLE("JDF034", "a variable that is not set"),
  NOT_SUPPORTED("JDF035", "an instruction that is not supported yet"),
  UNUSED_ARGUMENT("JDF036", "a build argument that no line takes"),
  BUILD_STEP("JDF037", "a RUN, COPY or ADD that no builder takes"),
  VALUE_REQUIRED("JDF038", "a variable that must have a value and has none"),
  TRAILING_COMMENT("JDF039", "a comment behind an instruction"),
  SWALLOWED_LINE("JDF040", "an instruction that is read as a part of the one above");

  private final String id;
  private final String title;

  SyntaxCode(String id, String title) {
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
