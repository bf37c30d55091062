package dev.jdf.lsp;

import dev.jdf.explain.WordMeanings;
import dev.jdf.lsp.Hovers.Text;
import dev.jdf.source.Span;
import dev.jdf.syntax.FlagNames;
import dev.jdf.syntax.Instruction;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What flags mean, the fields of {@code RUN --mount=}, and words that Dockerfile keeps. */
final class FlagText {

  private static final Pattern START = Pattern.compile("(?i)\\s*(?:ONBUILD\\s+)?(\\w+)");
  private static final Pattern FLAG =
      Pattern.compile("\\G(?:[ \\t]|[\\\\`]\\r?\\n)++--([a-z-]+)(?:=(\\S*))?");
  private static final Pattern WORD = Pattern.compile("[^\\s/]+");
  private static final Pattern FIELD = Pattern.compile("([^,=]+)(=[^,]*)?");

  /** Those whose operands are no text of programs. */
  private static final Set<String> WORDS = Set.of("FROM", "HEALTHCHECK", "STOPSIGNAL", "EXPOSE");

  private FlagText() {}

  static Optional<Text> at(Document document, Instruction line, int offset) {
    String text = document.source().text(line.span());
    int from = line.span().start();
    Matcher start = START.matcher(text);
    if (!start.lookingAt()) {
      return Optional.empty();
    }
    String keyword = start.group(1).toUpperCase(Locale.ROOT);
    int end = start.end();
    Matcher flag = FLAG.matcher(text).region(end, text.length());
    while (flag.find()) {
      end = flag.end();
      Span span = new Span(from + flag.start(1) - 2, from + end);
      if (span.start() <= offset && offset <= span.end()) {
        return flag(keyword, flag, span, offset);
      }
    }
    return WORDS.contains(keyword)
        ? word(keyword, text.substring(end), from + end, offset)
        : Optional.empty();
  }

  private static Optional<Text> flag(String keyword, Matcher flag, Span span, int offset) {
    String name = flag.group(1);
    Optional<Text> whole = WordMeanings.of(keyword, name)
        .map(meaning -> new Text(span, "**--" + name + "**: " + meaning));
    if (flag.group(2) == null) {
      return whole;
    }
    String value = flag.group(2);
    int start = span.end() - value.length();
    return name.equals("mount")
        ? field(value, start, offset).or(() -> whole)
        : WordMeanings.of(keyword, name + "=" + value)
            .map(meaning -> new Text(span, "**--" + name + "=" + value + "**: " + meaning))
            .or(() -> whole);
  }

  private static Optional<Text> field(String value, int start, int offset) {
    Matcher field = FIELD.matcher(value);
    while (field.find()) {
      Span span = new Span(start + field.start(), start + field.end());
      if (span.start() <= offset && offset <= span.end()) {
        String key = field.group(1);
        return WordMeanings.of(FlagNames.RUN_MOUNT, field.group())
            .or(() -> WordMeanings.of(FlagNames.RUN_MOUNT, key))
            .map(meaning -> new Text(span, "**" + field.group() + "**: " + meaning));
      }
    }
    return Optional.empty();
  }

  private static Optional<Text> word(String keyword, String operands, int start, int offset) {
    Matcher word = WORD.matcher(operands);
    while (word.find()) {
      Span span = new Span(start + word.start(), start + word.end());
      if (span.start() <= offset && offset <= span.end()) {
        String name = keyword.equals("FROM") && !word.group().equalsIgnoreCase("as")
            ? word.group()
            : cased(keyword, word.group());
        return Optional.of(name)
            .filter(it -> !FlagNames.of(keyword).contains(it))
            .flatMap(it -> WordMeanings.of(keyword, it))
            .map(meaning -> new Text(span, "**" + word.group() + "**: " + meaning));
      }
    }
    return Optional.empty();
  }

  private static String cased(String keyword, String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    return switch (keyword) {
      case "EXPOSE" -> word.toLowerCase(Locale.ROOT);
      case "STOPSIGNAL" -> upper.startsWith("SIG") ? upper : "SIG" + upper;
      default -> upper;
    };
  }
}
