package dev.jdf.cli;

import java.util.ArrayList;
import java.util.List;

/** What a command left behind. */
record Ran(int code, String out, String err) {

  /** Its findings in their order, without their words: {@code error[JDF500] warning[JDF681]}. */
  String findings() {
    List<String> codes = new ArrayList<>();
    err.lines().forEach(line -> {
      if (line.matches("(error|warning)\\[.*")) {
        codes.add(line.replaceFirst("].*", "]"));
      }
    });
    return String.join(" ", codes);
  }
}
