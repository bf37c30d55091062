package dev.jdf.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal that knows the few commands that a report gives; anything else is an error. */
final class Screen {

  private static final Pattern TOKEN =
      Pattern.compile("\033\\[(?<count>\\d*)(?<command>[AJK])|\033\\[\\?7[hl]|\r|\n|[^\033\r\n]");

  private final List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
  private int row;
  private int column;

  private Screen() {}

  /** The lines that show at last, without empty ones at the end. */
  static List<String> after(String text) {
    Screen screen = new Screen();
    Matcher token = TOKEN.matcher(text);
    int at = 0;
    while (token.find()) {
      if (token.start() != at) {
        throw new IllegalArgumentException("unknown command in " + text.substring(at));
      }
      at = token.end();
      screen.take(token);
    }
    List<String> shown = new ArrayList<>();
    screen.lines.forEach(line -> shown.add(line.toString().stripTrailing()));
    while (!shown.isEmpty() && shown.get(shown.size() - 1).isEmpty()) {
      shown.remove(shown.size() - 1);
    }
    return shown;
  }

  private void take(Matcher token) {
    String command = token.group("command");
    if (command != null) {
      command(command.charAt(0), token.group("count"));
    } else if (token.group().equals("\n")) {
      row++;
      column = 0;
      if (row == lines.size()) {
        lines.add(new StringBuilder());
      }
    } else if (token.group().equals("\r")) {
      column = 0;
    } else if (!token.group().startsWith("\033")) {
      put(token.group());
    }
  }

  private void command(char command, String count) {
    switch (command) {
      case 'A' -> row -= Integer.parseInt(count);
      case 'K' -> lines.get(row).setLength(Math.min(column, lines.get(row).length()));
      case 'J' -> {
        lines.get(row).setLength(Math.min(column, lines.get(row).length()));
        lines.subList(row + 1, lines.size()).clear();
      }
      default -> throw new IllegalArgumentException("unknown command " + command);
    }
  }

  private void put(String letter) {
    StringBuilder line = lines.get(row);
    if (column < line.length()) {
      line.setCharAt(column, letter.charAt(0));
    } else {
      line.append(letter);
    }
    column++;
  }
}
