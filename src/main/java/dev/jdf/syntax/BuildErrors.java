package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;

/** The wording of what a builder refuses of RUN, COPY and ADD. */
final class BuildErrors {

  private BuildErrors() {}

  private static Diagnostic refused(Word place, String message) {
    return Diagnostic.error(SyntaxCode.BUILD_STEP, place.span(), message);
  }

  static Diagnostic variableFrom(Word from) {
    return refused(from, "--from takes no variable")
        .withNote("start a stage by FROM " + from.text() + " AS NAME, with an ARG in front of the"
            + " first FROM, and name that stage");
  }

  static Diagnostic noStage(Word number, int stages) {
    String known = switch (stages) {
      case 0 -> "there is none";
      case 1 -> "there is one, 0";
      default -> "there are 0 to " + (stages - 1);
    };
    return refused(number, "no stage has the number " + number.text())
        .withNote("stages are counted from 0, and " + known);
  }

  static Diagnostic copiedAddress(Word source) {
    return refused(source, "COPY takes no address: " + source.text())
        .withNote("ADD fetches; with --checksum it always fetches the same");
  }

  static Diagnostic checksumOfMany(Word checksum) {
    return refused(checksum, "--checksum is of one source, and this line has several");
  }

  static Diagnostic checksumOfFile(Word checksum, Word source) {
    return refused(checksum, "--checksum is of what is fetched, and this is not: " + source.text())
        .withNote("a source that has one starts with https://, or is a git repository");
  }

  static Diagnostic noDigest(Word checksum) {
    return refused(checksum, "'" + checksum.text() + "' is no digest")
        .withNote("it is sha256: and 64 hexadecimal digits in lower case");
  }

  static Diagnostic mode(Word mode) {
    return refused(mode, "'" + mode.text() + "' is no mode")
        .withNote("a mode is octal, up to 7777, or such as u=rwX,go=rX");
  }

  static Diagnostic noTarget(Word mount) {
    return refused(mount, "the mount has no target, and there is no WORKDIR above to be it")
        .withNote("add target=PATH");
  }
}
