package dev.jdf.lsp;

import dev.jdf.explain.WordMeanings;
import dev.jdf.lsp.Hovers.Text;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What options, keys, limits and kernel parameters mean that stand in arguments. */
final class MeaningText {

  private MeaningText() {}

  static Optional<Text> at(Instruction line, int offset) {
    List<Word> words =
        line instanceof IsolationInstruction isolation ? isolation.words() : List.of();
    String name = line.keyword().text().toUpperCase(Locale.ROOT);
    return words.stream()
        .flatMap(word -> fields(name, word).stream())
        .filter(
            field -> field.span().start() <= offset && offset <= field.span().end())
        .findFirst()
        .flatMap(field -> meaning(name, field, offset));
  }

  /** The parts between commas, where an instruction has them; of TMPFS those behind the path. */
  private static List<Word> fields(String name, Word word) {
    String text = word.text();
    int start = name.equals("TMPFS") ? text.indexOf(':') + 1 : 0;
    if (!name.equals("TMPFS") && !name.equals("MOUNT")) {
      return List.of(word);
    }
    List<Word> fields = new ArrayList<>();
    for (int end = text.indexOf(',', start); end >= 0; end = text.indexOf(',', start)) {
      fields.add(word.part(start, end));
      start = end + 1;
    }
    fields.add(word.part(start, text.length()));
    return fields;
  }

  /** Of the value behind a key where that is known, and else of the key. */
  private static Optional<Text> meaning(String name, Word field, int offset) {
    String text = field.text();
    int equals = text.indexOf('=');
    String key = equals < 0 ? text : text.substring(0, equals);
    Span keySpan = equals < 0 ? field.span() : field.span(0, equals);
    String prefix = text.substring(0, text.indexOf(':', Math.max(0, equals)) + 1);
    Optional<Text> value = equals >= 0 && offset <= keySpan.end()
        ? Optional.empty()
        : Stream.of(text, prefix)
            .filter(it -> !it.isEmpty())
            .flatMap(it -> WordMeanings.of(name, it).stream())
            .findFirst()
            .map(it -> text(text, field.span(), it));
    return value.or(() -> WordMeanings.of(name, key).map(it -> text(key, keySpan, it)));
  }

  private static Text text(String word, Span span, String meaning) {
    return new Text(span, "**" + word + "**: " + meaning);
  }
}
