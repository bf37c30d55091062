package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.IsolationInstruction.Single;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads limits one after the other: what each instruction says, where it says so, and all that is
 * wrong with any of them.
 */
final class Limit {

  private final Profile profile;
  private final Join join = new Join();
  private final SortedMap<String, Span> origins = new TreeMap<>();

  Limit(Profile profile) {
    this.profile = profile;
  }

  /** What {@code parse} makes of the last line of a kind; {@code pointer} is the property it sets. */
  <T> Optional<T> read(
      Class<? extends Single> kind, String pointer, Function<Word, Checked<T>> parse) {
    Optional<Word> word = word(kind);
    word.ifPresent(it -> origins.put("/linux/resources/" + pointer, it.span()));
    return word.flatMap(it -> join.take(parse.apply(it)));
  }

  /** The same, where 0 is as if nothing was said. */
  Optional<Long> unlessZero(
      Class<? extends Single> kind, String pointer, Function<Word, Checked<Long>> parse) {
    return read(kind, pointer, parse).filter(value -> value != 0);
  }

  Optional<Word> word(Class<? extends Single> kind) {
    return profile.last(kind).map(Single::value);
  }

  void add(Diagnostic finding) {
    join.add(finding);
  }

  <T> Checked<Traced<Optional<T>>> to(Optional<T> section) {
    return join.to(() -> new Traced<>(section, origins));
  }

  /** A whole number, maybe with a sign, within bounds. */
  static Checked<Long> integer(Word word, long min, long max) {
    boolean negative = word.text().startsWith("-");
    boolean signed = negative || word.text().startsWith("+");
    Optional<Long> value = Numbers.decimal(word.text().substring(signed ? 1 : 0), Long.MAX_VALUE)
        .map(number -> negative ? -number : number);
    if (value.isEmpty()) {
      return Checked.failed(List.of(LimitErrors.notANumber(word, min == Long.MIN_VALUE)));
    }
    return value.get() < min || value.get() > max
        ? Checked.failed(List.of(LimitErrors.outOfRange(word, min, max)))
        : Checked.ok(value.get());
  }
}
