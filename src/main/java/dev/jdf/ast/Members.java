package dev.jdf.ast;

import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, in the order in which they are added. */
final class Members {

  private final List<Json.Member> all = new ArrayList<>();

  Members add(String key, Json value) {
    all.add(JsonWriter.member(key, value));
    return this;
  }

  Members add(String key, String value) {
    return add(key, JsonWriter.text(value));
  }

  Members add(String key, boolean value) {
    return add(key, JsonWriter.flag(value));
  }

  Members add(String key, long value) {
    return add(key, JsonWriter.number(value));
  }

  /** A member that is left out where it says nothing. */
  Members addTexts(String key, List<String> values) {
    return values.isEmpty() ? this : add(key, texts(values));
  }

  Members addItems(String key, List<Json> items) {
    return items.isEmpty() ? this : add(key, JsonWriter.array(items));
  }

  Members addTrue(String key, boolean value) {
    return value ? add(key, true) : this;
  }

  Json object() {
    return JsonWriter.object(all);
  }

  static Json texts(List<String> values) {
    return JsonWriter.array(values.stream().map(JsonWriter::text).toList());
  }

  static Json orNull(List<Json> items) {
    return items.isEmpty() ? JsonWriter.nothing() : JsonWriter.array(items);
  }

  static List<String> words(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  static Json textOrNull(@Nullable Word word) {
    return word == null ? JsonWriter.nothing() : JsonWriter.text(word.text());
  }
}
