package dev.jdf.lsp;

/** What people are told where a name cannot be changed. */
final class RenameErrors {

  private RenameErrors() {}

  static String noStageName(String name) {
    return "'" + name + "' is no name of a stage: a lower-case letter, then lower-case letters,"
        + " digits, '.', '_' and '-'";
  }

  static String reserved(String name) {
    return "'" + name + "' means something else in FROM";
  }

  static String stageTaken(String name) {
    return "another stage is called '" + name + "' already";
  }

  static String stageExpanded(String name, int line) {
    return "line " + line + " comes to '" + name + "' by a variable: change it there by hand first";
  }

  static String noVariableName(String name) {
    return "'" + name + "' is no name of a variable: a letter or '_', then letters, digits and '_'";
  }

  static String predefined(String name) {
    return "docker itself sets '" + name + "', or takes it without an ARG";
  }

  static String ofPrograms(String name) {
    return "programs know '" + name + "' by this name";
  }

  static String unset(String name) {
    return "nothing above sets '" + name + "' in this file";
  }

  static String variableTaken(String name, int line) {
    return "line " + line + " has a variable '" + name + "' already, and the two would be one";
  }

  static String unclear(String name, int line) {
    return "line " + line + " has '" + name + "' where only the program that reads it knows whether"
        + " this variable is meant (a here-document of RUN, the JSON form, quotes, an assignment,"
        + " ONBUILD): change it there by hand first";
  }

  static String inPieces(String name, int line) {
    return "line " + line + " does not write '" + name + "' in one piece";
  }
}
