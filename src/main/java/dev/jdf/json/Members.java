package dev.jdf.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The members of one object, in the order they are added. What says nothing is left out: false,
 * empty lists and maps, and what is absent.
 */
public final class Members {

  private final List<Json.Member> members = new ArrayList<>();

  public Json object() {
    return JsonWriter.object(members);
  }

  public Members flag(String key, boolean value) {
    return value ? requiredFlag(key, true) : this;
  }

  public Members requiredFlag(String key, boolean value) {
    return add(key, JsonWriter.flag(value));
  }

  public Members text(String key, Optional<String> value) {
    return add(key, value.map(JsonWriter::text));
  }

  public Members text(String key, String value) {
    return add(key, JsonWriter.text(value));
  }

  public Members number(String key, Optional<? extends Number> value) {
    return add(key, value.map(number -> JsonWriter.number(number.longValue())));
  }

  public Members number(String key, long value) {
    return add(key, JsonWriter.number(value));
  }

  public Members unsigned(String key, Optional<Long> value) {
    return add(key, value.map(JsonWriter::unsigned));
  }

  public Members unsigned(String key, long value) {
    return add(key, JsonWriter.unsigned(value));
  }

  public Members texts(String key, List<String> values) {
    return list(key, values, JsonWriter::text);
  }

  public Members optionalTexts(String key, Optional<List<String>> values) {
    return add(
        key,
        values.map(list -> JsonWriter.array(list.stream().map(JsonWriter::text).toList())));
  }

  public Members numbers(String key, List<Long> values) {
    return list(key, values, JsonWriter::number);
  }

  public <T> Members object(String key, Optional<T> value, Function<T, Json> shape) {
    return add(key, value.map(shape));
  }

  public <T> Members list(String key, List<T> values, Function<T, Json> shape) {
    List<Json> items = values.stream().map(shape).toList();
    return items.isEmpty() ? this : add(key, JsonWriter.array(items));
  }

  /** Also where it is empty. */
  public <T> Members requiredList(String key, List<T> values, Function<T, Json> shape) {
    return add(key, JsonWriter.array(values.stream().map(shape).toList()));
  }

  public <T> Members map(String key, Map<String, T> values, Function<T, Json> shape) {
    List<Json.Member> items = new ArrayList<>();
    new TreeMap<>(values)
        .forEach((name, value) -> items.add(JsonWriter.member(name, shape.apply(value))));
    return items.isEmpty() ? this : add(key, JsonWriter.object(items));
  }

  private Members add(String key, Optional<Json> value) {
    value.ifPresent(json -> add(key, json));
    return this;
  }

  private Members add(String key, Json value) {
    members.add(JsonWriter.member(key, value));
    return this;
  }
}
