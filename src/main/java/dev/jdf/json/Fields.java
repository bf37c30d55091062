package dev.jdf.json;

import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The members of one object, asked for by name and type. What is not as asked becomes a finding and
 * a harmless value takes its place, so that one reading finds everything.
 */
public final class Fields {

  private final Json.Obj object;
  private final String pointer;
  private final Dialect dialect;
  private final Findings findings;
  private final Values values;
  private final Map<String, Json.Member> members = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  private Fields(Json.Obj object, String pointer, Dialect dialect, Findings findings) {
    this.object = object;
    this.pointer = pointer;
    this.dialect = dialect;
    this.findings = findings;
    this.values = new Values(findings);
    object.members().forEach(member -> members.put(member.key(), member));
  }

  /** What {@code shape} makes of the document, if it is an object. */
  public static <T> Optional<T> decode(
      Json document, Dialect dialect, Findings findings, Function<Fields, T> shape) {
    if (document instanceof Json.Obj object) {
      return Optional.of(new Fields(object, "", dialect, findings).shaped(shape));
    }
    findings.error(() -> JsonErrors.wrongType("", "an object", document));
    return Optional.empty();
  }

  public boolean flag(String key) {
    return optionalFlag(key).orElse(false);
  }

  public boolean requiredFlag(String key) {
    return optionalFlag(key).orElseGet(() -> missing(key, false));
  }

  public Optional<Boolean> optionalFlag(String key) {
    return value(key).map(json -> values.flag(child(key), json));
  }

  public Optional<String> text(String key) {
    return value(key).map(json -> values.text(child(key), json));
  }

  public String requiredText(String key) {
    return text(key).orElseGet(() -> missing(key, ""));
  }

  public Optional<Long> number(String key, IntRange range) {
    return value(key).map(json -> values.number(child(key), json, range));
  }

  public Optional<Integer> smallNumber(String key, IntRange range) {
    return number(key, range).map(Long::intValue);
  }

  public long requiredNumber(String key, IntRange range) {
    return number(key, range).orElseGet(() -> missing(key, 0L));
  }

  public List<String> texts(String key) {
    return list(key, values::text);
  }

  /** A list of at least one text. */
  public List<String> requiredTexts(String key) {
    if (value(key).isEmpty()) {
      return missing(key, List.of());
    }
    List<String> texts = texts(key);
    if (texts.isEmpty()) {
      findings.error(() -> JsonErrors.empty(child(key), place(key), "the list"));
    }
    return texts;
  }

  public Optional<List<String>> optionalTexts(String key) {
    return value(key).map(json -> texts(key));
  }

  /** As texts; an integer without quotes is its digits. */
  public Optional<List<String>> optionalNames(String key) {
    return value(key)
        .map(json -> list(
            key,
            (place, name) -> name instanceof Json.Num number && number.text().matches("-?[0-9]+")
                ? number.text()
                : values.text(place, name)));
  }

  public List<Long> numbers(String key, IntRange range) {
    return list(key, (place, json) -> values.number(place, json, range));
  }

  public <T> Optional<T> object(String key, Function<Fields, T> shape) {
    return value(key).flatMap(json -> object(child(key), json, shape));
  }

  public <T> T requiredObject(String key, Function<Fields, T> shape, T instead) {
    return isThere(key) ? object(key, shape).orElse(instead) : missing(key, instead);
  }

  public <T> List<T> objects(String key, Function<Fields, T> shape) {
    return present(list(key, (place, json) -> object(place, json, shape)));
  }

  /** Objects, each of which a text may stand for. */
  public <T> List<T> objects(
      String key, Function<Fields, T> shape, BiFunction<Fields, Json.Str, T> brief) {
    return present(list(
        key,
        (place, json) -> json instanceof Json.Str text
            ? Optional.of(brief.apply(this, text))
            : object(place, json, shape)));
  }

  public Map<String, String> textMap(String key) {
    return named(key, map(key, values::text));
  }

  public <T> Map<String, T> objectMap(String key, Function<Fields, T> shape) {
    Map<String, T> result = new TreeMap<>();
    named(key, map(key, (place, json) -> object(place, json, shape)))
        .forEach((name, value) -> value.ifPresent(it -> result.put(name, it)));
    return result;
  }

  /** The keys of an object whose values say nothing. */
  public List<String> keys(String key) {
    return List.copyOf(map(key, (place, json) -> true).keySet());
  }

  public Map<String, Long> numberMap(String key, IntRange range) {
    return map(key, (place, json) -> values.number(place, json, range));
  }

  /** Where the value of a key is, or the object that lacks it. */
  public Span place(String key) {
    return value(key).map(Json::span).orElse(start());
  }

  /** Where the value of {@code name} is in the object below a key. */
  public Span place(String key, String name) {
    return member(key, name).map(member -> member.value().span()).orElseGet(() -> place(key));
  }

  /** Where {@code name} itself is in the object below a key. */
  public Span keyPlace(String key, String name) {
    return member(key, name).map(Json.Member::keySpan).orElseGet(() -> place(key));
  }

  private Optional<Json.Member> member(String key, String name) {
    return value(key).orElse(null) instanceof Json.Obj map ? map.member(name) : Optional.empty();
  }

  /** Where each element of the list below a key is. */
  public List<Span> itemPlaces(String key) {
    return value(key).orElse(null) instanceof Json.Arr array
        ? array.items().stream().map(Json::span).toList()
        : List.of();
  }

  public boolean isThere(String key) {
    return value(key).isPresent();
  }

  public boolean isText(String key) {
    return value(key).filter(json -> json instanceof Json.Str).isPresent();
  }

  /** The same of {@code name} in the object below a key. */
  public boolean isText(String key, String name) {
    return member(key, name).filter(it -> it.value() instanceof Json.Str).isPresent();
  }

  public Findings findings() {
    return findings;
  }

  private <T> T shaped(Function<Fields, T> shape) {
    T result = shape.apply(this);
    if (dialect != Dialect.LENIENT) {
      object.members().stream().filter(it -> !asked.contains(it.key())).forEach(this::unknown);
    }
    return result;
  }

  private void unknown(Json.Member member) {
    asked.stream()
        .filter(name -> name.equalsIgnoreCase(member.key()))
        .findFirst()
        .ifPresentOrElse(
            name -> findings.error(() -> JsonErrors.wrongCase(member, name)),
            () -> unknown(member.key(), member.keySpan()));
  }

  private void unknown(String key, Span place) {
    if (dialect == Dialect.CLOSED) {
      findings.error(() -> JsonErrors.unknownKey(key, place, asked));
    } else {
      findings.warning(() -> JsonErrors.withoutEffect(key, place, asked));
    }
  }

  private Optional<Json> value(String key) {
    asked.add(key);
    return Optional.ofNullable(members.get(key))
        .map(Json.Member::value)
        .filter(json -> dialect != Dialect.LENIENT || !(json instanceof Json.Null));
  }

  private <T> Optional<T> object(String place, Json json, Function<Fields, T> shape) {
    return values
        .object(place, json)
        .map(it -> new Fields(it, place, dialect, findings).shaped(shape));
  }

  private static <T> List<T> present(List<Optional<T>> items) {
    return items.stream().flatMap(Optional::stream).toList();
  }

  private <T> List<T> list(String key, BiFunction<String, Json, T> element) {
    return value(key).map(json -> values.list(child(key), json, element)).orElseGet(ArrayList::new);
  }

  private <T> Map<String, T> map(String key, BiFunction<String, Json, T> element) {
    return value(key).map(json -> values.map(child(key), json, element)).orElseGet(TreeMap::new);
  }

  /** A map whose keys are names, and so not empty. */
  private <T> Map<String, T> named(String key, Map<String, T> map) {
    if (map.containsKey("")) {
      findings.error(() -> JsonErrors.empty(child(key), place(key), "a key"));
    }
    return map;
  }

  private <T> T missing(String key, T instead) {
    findings.error(() -> JsonErrors.missing(pointer, start(), key));
    return instead;
  }

  private Span start() {
    return new Span(
        object.span().start(), Math.min(object.span().end(), object.span().start() + 1));
  }

  private String child(String key) {
    return pointer + "/" + key;
  }

  /** Whose habits a document follows. */
  public enum Dialect {
    /** Every key is known and has a value. */
    CLOSED,
    /** The same, but a key that is not known is only warned of: others may know it. */
    STRICT,
    /** As documents in the wild are: null is absent, and there are many other keys. */
    LENIENT
  }
}
