package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that stand where none of their kind can: each group of them is told once and taken out of
 * the line, so that what is left can be read.
 */
record MisplacedWords(List<Diagnostic> findings) {

  private static final Pattern BEHIND_CONTINUATION = Pattern.compile("[\\\\`][ \\t]+#.*");
  private static final Pattern PART = Pattern.compile("[^=:$]+");
  private static final Set<String> TAKE_PAIRS = Set.of("SYSCTL", "ULIMIT", "SECURITY_OPT");

  /** Without a comment behind it; there is none in Dockerfile. */
  Line withoutComment(Line line) {
    List<Word> words = line.words();
    for (int i = 0; i < words.size(); i++) {
      if (startsComment(words.get(i).text())) {
        findings.add(ShapeErrors.trailingComment(line, i));
        return line.withWords(words.subList(0, i));
      }
    }
    return line;
  }

  /** Also behind the character that shall continue the line, and so does not. */
  private static boolean startsComment(String word) {
    return word.startsWith("#")
        || (word.indexOf('#') > 0 && BEHIND_CONTINUATION.matcher(word).matches());
  }

  /** Without the instruction of the next line, where the one above goes on. */
  Line withoutNextLine(Line line, LogicalText text) {
    List<Word> words = line.words();
    for (int i = 1; i < words.size(); i++) {
      Word before = words.get(i - 1);
      Word name = words.get(i);
      if (Keywords.isName(name.text()) && text.hasLineEnd(before, name)) {
        int from = before.span().end();
        int to = name.span().start();
        Span gap = new Span(from, to);
        findings.add(ShapeErrors.swallowed(line, name, text.continuation(gap)));
        return line.withWords(words.subList(0, i));
      }
    }
    return line;
  }

  /** Without names that are parted from their values. */
  Line withoutParted(Line line) {
    List<Word> words = line.words();
    if (TAKE_PAIRS.contains(line.name()) && isNameAndValue(words)) {
      findings.add(ShapeErrors.partedBy("=", words));
      return line.withWords(List.of());
    }
    if (line.name().equals("MOUNT")) {
      return withoutPartedFields(line);
    }
    List<Word> left = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int last = lastOfParted(words, i, line.name().equals("ARG"));
      if (last == i) {
        left.add(words.get(i));
      } else {
        findings.add(ShapeErrors.partedBy("", words.subList(i, last + 1)));
      }
      i = last;
    }
    return left.size() == words.size() ? line : line.withWords(left);
  }

  /** Of a mount with blanks around its commas. */
  private Line withoutPartedFields(Line line) {
    List<Word> words = line.words();
    List<Word> left = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      int last = i;
      while (last + 1 < words.size() && isParted(words.get(last), words.get(last + 1))) {
        last++;
      }
      if (last == i) {
        left.add(words.get(i));
      } else {
        findings.add(ShapeErrors.partedFields(words.subList(i, last + 1)));
      }
      i = last;
    }
    return left.size() == words.size() ? line : line.withWords(left);
  }

  private static boolean isParted(Word field, Word next) {
    return field.text().endsWith(",") || next.text().startsWith(",");
  }

  private static boolean isNameAndValue(List<Word> words) {
    return words.size() == 2
        && words.stream().allMatch(word -> PART.matcher(word.text()).matches())
        && !words.get(1).text().equals("no-new-privileges");
  }

  /** The last word of NAME = VALUE, NAME =VALUE or NAME= VALUE, or the first one if it is none. */
  private static int lastOfParted(List<Word> words, int first, boolean nameMayBeAlone) {
    if (first + 1 == words.size()) {
      return first;
    }
    int equals = words.get(first).text().indexOf('=');
    String next = words.get(first + 1).text();
    if (equals < 0 && next.startsWith("=")) {
      return next.length() > 1 ? first + 1 : Math.min(first + 2, words.size() - 1);
    }
    boolean open = equals > 0 && equals == words.get(first).text().length() - 1;
    return open && !nameMayBeAlone && next.indexOf('=') < 0 ? first + 1 : first;
  }
}
