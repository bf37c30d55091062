package dev.jdf.lsp;

import java.util.ArrayList;
import java.util.List;

/** Semantic tokens, a line each, in place of their five numbers: {@code 1:0+4 keyword}. */
record ColouredText(List<Integer> data) {

  private static final List<String> TYPES = TokenType.legend().getTokenTypes();

  List<String> lines() {
    List<String> shown = new ArrayList<>();
    int line = 0;
    int start = 0;
    for (int i = 0; i < data.size(); i += 5) {
      start = data.get(i) == 0 ? start + data.get(i + 1) : data.get(i + 1);
      line += data.get(i);
      String declares = data.get(i + 4) == 1 ? " declaration" : "";
      shown.add(
          line + ":" + start + "+" + data.get(i + 2) + " " + TYPES.get(data.get(i + 3)) + declares);
    }
    return shown;
  }
}
