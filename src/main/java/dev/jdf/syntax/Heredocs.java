package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The here-documents that a {@code RUN}, {@code COPY} or {@code ADD} announces. */
final class Heredocs {

  private static final Pattern TAKES_THEM =
      Pattern.compile("(?i)(ONBUILD[\\t\\x0B\\f\\r ]+)?(RUN|COPY|ADD)[\\t\\x0B\\f\\r ]+([^\\[].*)");
  private static final UnaryOperator<String> WITHOUT_RETURN = Heredocs::withoutReturn;
  private static final UnaryOperator<String> WITHOUT_TABS = Heredocs::withoutTabs;
  private static final Pattern WORD = Pattern.compile("(\\d*)<<(-?)\\s*([^<]+)");

  private final String line;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private int at;

  private Heredocs(String line) {
    this.line = line;
  }

  /** What announces a here-document, as {@link Heredoc}: its body ends at the line {@code name}. */
  record Announced(String name, int descriptor, boolean expands, boolean dropsTabs) {

    Heredoc with(Span body) {
      return new Heredoc(name, descriptor, expands, dropsTabs, body);
    }

    boolean endsAt(String bodyLine) {
      return name.equals(ending().apply(bodyLine));
    }

    /** Whether a line would, were it not for blanks around the name. */
    boolean nearlyEndsAt(String bodyLine) {
      return name.equals(bodyLine.strip());
    }

    /** Takes off a line what may stand around the name that ends the body. */
    UnaryOperator<String> ending() {
      return dropsTabs ? WITHOUT_TABS : WITHOUT_RETURN;
    }
  }

  /** Those of a logical line, in order; none where a quote is not closed, as in BuildKit. */
  static List<Announced> in(String logicalLine) {
    if (!logicalLine.contains("<<")) {
      return List.of();
    }
    Matcher instruction = TAKES_THEM.matcher(logicalLine);
    if (!instruction.matches()) {
      return List.of();
    }
    Heredocs heredocs = new Heredocs(instruction.group(3));
    return heredocs.split()
        ? heredocs.words.stream().flatMap(w -> of(w).stream()).toList()
        : List.of();
  }

  private static String withoutReturn(String line) {
    int end = line.length();
    while (end > 0 && line.charAt(end - 1) == '\r') {
      end--;
    }
    return line.substring(0, end);
  }

  private static String withoutTabs(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) == '\t') {
      start++;
    }
    return withoutReturn(line.substring(start));
  }

  private static List<Announced> of(String word) {
    Matcher matcher = WORD.matcher(word);
    if (!matcher.matches()) {
      return List.of();
    }
    String written = matcher.group(3);
    String name = unquoted(written);
    boolean expands = written.indexOf('"') < 0 && written.indexOf('\'') < 0;
    return name.isEmpty()
        ? List.of()
        : List.of(new Announced(
            name, descriptor(matcher.group(1)), expands, !matcher.group(2).isEmpty()));
  }

  private static int descriptor(String digits) {
    return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
  }

  private static String unquoted(String name) {
    return name.replaceAll("\\\\(.)", "$1").replaceAll("['\"]", "");
  }

  /** Splits at blanks outside of quotes; false where a quote stays open. */
  private boolean split() {
    for (at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '\'' || c == '"') {
        int end = closing(c);
        if (end < 0) {
          return false;
        }
        word.append(line, at, end + 1);
        at = end;
      } else if (c == '\\' && at + 1 < line.length()) {
        word.append(c).append(line.charAt(++at));
      } else if (!Blanks.is(c)) {
        word.append(c);
      } else if (!word.toString().matches("\\d*<<-?")) {
        endWord();
      }
    }
    endWord();
    return true;
  }

  private int closing(char quote) {
    int end = at + 1;
    while (end < line.length() && line.charAt(end) != quote) {
      end += quote == '"' && line.charAt(end) == '\\' ? 2 : 1;
    }
    return end < line.length() ? end : -1;
  }

  private void endWord() {
    if (word.length() > 0) {
      words.add(word.toString());
      word.setLength(0);
    }
  }
}
