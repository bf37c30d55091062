package dev.jdf.syntax;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes off quotes and escapes and puts in the values of variables, as BuildKit's {@code shell.Lex}
 * does.
 *
 * @param text the word with everything expanded
 * @param words the text split at its unquoted blanks, those in values too
 * @param unset the variables that were asked for and are not set
 * @param problem what is wrong, if anything; then the rest is of no use
 */
record Expansion(String text, List<String> words, Set<String> unset, Optional<String> problem) {

  /** So much text comes out of one word at most; doubling a variable soon fills any memory. */
  static final int LONGEST = 1 << 20;

  private static final int DEEPEST = 100;
  private static final int END = -1;

  static Expansion of(String word, Map<String, String> variables, char escape) {
    return new Scanner(word, variables, escape, false).expand();
  }

  /** As in the body of a here-document, where quotes are plain text. */
  static Expansion ofBody(String body, Map<String, String> variables, char escape) {
    return new Scanner(body, variables, escape, true).expand();
  }

  /** Stops the scan at the first problem; never leaves this class. */
  private static final class Problem extends Exception {
    private static final long serialVersionUID = 1;

    private final String text;

    Problem(String text) {
      super(text, null, false, false);
      this.text = text;
    }
  }

  private static final class Scanner {

    private final int[] points;
    private final Map<String, String> variables;
    private final int escape;
    private final boolean plainQuotes;
    private final Set<String> unset = new LinkedHashSet<>();
    private int at;
    private int depth;

    Scanner(String word, Map<String, String> variables, char escape, boolean plainQuotes) {
      this.points = word.codePoints().toArray();
      this.variables = variables;
      this.escape = escape;
      this.plainQuotes = plainQuotes;
    }

    Expansion expand() {
      try {
        ExpandedWords words = upTo(END, false);
        return new Expansion(words.text(), words.split(), unset, Optional.empty());
      } catch (Problem problem) {
        return new Expansion("", List.of(), unset, Optional.of(problem.text));
      }
    }

    private int peek() {
      return at < points.length ? points[at] : END;
    }

    private int next() {
      return at < points.length ? points[at++] : END;
    }

    /** Reads to an unquoted {@code stop}, which is taken, or to the end. */
    private ExpandedWords upTo(int stop, boolean keepEscapes) throws Problem {
      ExpandedWords words = new ExpandedWords();
      while (peek() != END) {
        int c = next();
        if (c == stop) {
          return words;
        }
        step(c, keepEscapes, words);
        if (words.length() > LONGEST) {
          throw new Problem("expands to more than " + LONGEST + " characters");
        }
      }
      if (stop != END) {
        throw new Problem(stop == '}' ? "missing } of ${" : "missing / of ${NAME/PATTERN/TEXT}");
      }
      return words;
    }

    private void step(int c, boolean keepEscapes, ExpandedWords words) throws Problem {
      if (c == '$') {
        words.addSplit(dollar());
      } else if (c == '\'' && !plainQuotes) {
        words.addWhole(singleQuoted());
      } else if (c == '"' && !plainQuotes) {
        words.addWhole(doubleQuoted(keepEscapes));
      } else if (c != escape) {
        words.addSplit(Character.toString(c));
      } else {
        words.addWhole(keepEscapes ? Character.toString(c) : "");
        words.addWhole(peek() == END ? "" : Character.toString(next()));
      }
    }

    private String singleQuoted() throws Problem {
      StringBuilder text = new StringBuilder();
      while (peek() != '\'') {
        if (peek() == END) {
          throw new Problem("missing closing '");
        }
        text.appendCodePoint(next());
      }
      next();
      return text.toString();
    }

    private String doubleQuoted(boolean keepEscapes) throws Problem {
      StringBuilder text = new StringBuilder();
      while (peek() != '"') {
        int c = next();
        if (c == END) {
          throw new Problem("missing closing \"");
        } else if (c == '$') {
          text.append(dollar());
        } else if (c == escape) {
          escapeInQuotes(text, keepEscapes);
        } else {
          text.appendCodePoint(c);
        }
      }
      next();
      return text.toString();
    }

    private void escapeInQuotes(StringBuilder text, boolean keepEscapes) {
      boolean escapes = peek() == '"' || peek() == '$' || peek() == escape;
      if (keepEscapes) {
        text.appendCodePoint(escape);
      }
      if (escapes) {
        text.appendCodePoint(next());
      } else if (peek() != END) {
        text.appendCodePoint(escape);
      }
    }

    private String dollar() throws Problem {
      if (peek() != '{') {
        String name = name();
        return name.isEmpty() ? "$" : value(name).orElse("");
      }
      next();
      if (++depth > DEEPEST) {
        throw new Problem("${ is nested too deeply");
      }
      String value = braces();
      depth--;
      return value;
    }

    private String braces() throws Problem {
      if (peek() == END) {
        throw new Problem("missing } of ${");
      }
      if (peek() == '{' || peek() == '}' || peek() == ':') {
        throw new Problem("bad substitution: a name belongs behind ${");
      }
      String name = name();
      int modifier = next();
      return switch (modifier) {
        case '}' -> value(name).orElse("");
        case '+', '-', '?' -> conditional(name, modifier, false);
        case ':' -> conditional(name, next(), true);
        case '#', '%' -> trimmed(name, modifier);
        case '/' -> replaced(name);
        case END -> throw new Problem("missing } of ${");
        default -> throw unsupported("", modifier);
      };
    }

    private static Problem unsupported(String colon, int modifier) {
      return modifier == END
          ? new Problem("missing } of ${")
          : new Problem("unsupported modifier " + colon + Character.toString(modifier)
              + " in ${NAME" + colon + Character.toString(modifier) + "...}");
    }

    private String conditional(String name, int modifier, boolean emptyIsUnset) throws Problem {
      if (modifier != '+' && modifier != '-' && modifier != '?') {
        throw unsupported(":", modifier);
      }
      String word = upTo('}', false).text();
      Optional<String> value = Optional.ofNullable(variables.get(name));
      Optional<String> usable = value.filter(text -> !emptyIsUnset || !text.isEmpty());
      if (modifier == '?' && usable.isEmpty()) {
        String state = value.isPresent() ? "empty" : "unset";
        throw new Problem(name + ": " + (word.isEmpty() ? "is not allowed to be " + state : word));
      }
      return modifier == '+' ? usable.map(text -> word).orElse("") : usable.orElse(word);
    }

    private String trimmed(String name, int modifier) throws Problem {
      String word = upTo('}', true).text();
      boolean longest = !word.isEmpty() && word.charAt(0) == modifier;
      Glob glob = glob(longest ? word.substring(1) : word);
      String value = value(name).orElse("");
      checkSize(glob, value);
      return modifier == '#'
          ? glob.withoutPrefix(value, longest)
          : glob.withoutSuffix(value, longest);
    }

    private String replaced(String name) throws Problem {
      boolean all = peek() == '/';
      if (all) {
        next();
      }
      String pattern = upTo('/', true).text();
      String replacement = upTo('}', true).text();
      String value = value(name).orElse("");
      Glob glob = glob(pattern);
      checkSize(glob, value);
      if ((long) replacement.length() * value.length() > 16L * LONGEST) {
        throw new Problem("expands to more than " + LONGEST + " characters");
      }
      return glob.replace(value, replacement, all);
    }

    private static Glob glob(String pattern) throws Problem {
      Optional<String> wrong = Glob.invalidEscape(pattern);
      if (wrong.isPresent()) {
        throw new Problem("invalid escape " + wrong.get() + " in the pattern " + pattern);
      }
      return Glob.of(pattern);
    }

    private static void checkSize(Glob glob, String value) throws Problem {
      if ((long) glob.length() * value.length() > 1 << 26) {
        throw new Problem("pattern and value are too long");
      }
    }

    private Optional<String> value(String name) {
      Optional<String> value = Optional.ofNullable(variables.get(name));
      if (value.isEmpty()) {
        unset.add(name);
      }
      return value;
    }

    /** Letters, digits and {@code _}; or only digits; or one of the shell's special names. */
    private String name() {
      StringBuilder name = new StringBuilder();
      if ("@*#?-$!0".indexOf(peek()) >= 0) {
        return Character.toString(next());
      }
      boolean number = Character.isDigit(peek());
      while (number ? Character.isDigit(peek()) : isNamePart(peek())) {
        name.appendCodePoint(next());
      }
      return name.toString();
    }

    private static boolean isNamePart(int point) {
      return Character.isLetter(point) || Character.isDigit(point) || point == '_';
    }
  }
}
