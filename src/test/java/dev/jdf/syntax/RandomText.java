package dev.jdf.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that nobody would write; the same for the same seed. */
public final class RandomText {

  private static final String[] PIECES = {
    "FROM ",
    "host",
    "ENV ",
    "A=",
    "$A",
    "${A",
    "${A:-",
    "}",
    "\"",
    "'",
    "\\",
    "\\\n",
    "\n",
    "`",
    "#",
    "# escape=`\n",
    "CMD ",
    "[",
    "]",
    "\"a\"",
    ",",
    "--",
    "--x=",
    "RUN ",
    "<<EOF",
    "EOF\n",
    "ONBUILD ",
    "HEALTHCHECK ",
    "NONE",
    "CAP_ADD ",
    "READ_ONLY",
    " ",
    "\t",
    "\r",
    "\u00e9",
    "\ud83d\ude00",
    "\u00a0",
    "\ufeff",
    "\u0000",
    "AS ",
    "ARG ",
    "//",
    "*",
    "?",
    "%",
    "SHELL ",
    "EXPOSE ",
    "/",
    "TRUE"
  };

  private static final int MOST_EDITS = 8;

  private RandomText() {}

  /** Keywords, quotes and other pieces with a meaning, in any order. */
  public static String pieces(long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  /** A real file in which lines are dropped, doubled, swapped or broken. */
  public static String edited(long seed) throws IOException {
    Random random = new Random(seed);
    List<JsonNode> rows = ReferenceCases.rows("corpus.jsonl");
    byte[] bytes = ReferenceCases.bytes(rows.get(random.nextInt(rows.size())));
    List<String> lines =
        new ArrayList<>(List.of(new String(bytes, StandardCharsets.UTF_8).split("(?<=\n)")));
    int edits = 1 + random.nextInt(MOST_EDITS);
    for (int i = 0; i < edits; i++) {
      edit(lines, random);
    }
    return String.join("", lines);
  }

  private static void edit(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(6)) {
      case 0 -> lines.set(at, "");
      case 1 -> lines.add(at, line);
      case 2 -> lines.add(at, PIECES[random.nextInt(PIECES.length)]);
      case 3 -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
      case 4 -> lines.set(at, line.stripTrailing());
      default -> {
        int cut = random.nextInt(line.length() + 1);
        String piece = PIECES[random.nextInt(PIECES.length)];
        lines.set(at, line.substring(0, cut) + piece + line.substring(cut));
      }
    }
  }
}
