package dev.jdf.diagnostic;

/** The colours of a finding on a terminal, or none (ECMA-48, SGR). */
record Palette(boolean on, Severity severity) {

  String severity(String text) {
    return switch (severity) {
      case ERROR -> paint("1;31", text);
      case WARNING -> paint("1;33", text);
      case INFO, HINT -> paint("1;36", text);
    };
  }

  String frame(String text) {
    return paint("1;34", text);
  }

  String strong(String text) {
    return paint("1", text);
  }

  private String paint(String code, String text) {
    return on && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
