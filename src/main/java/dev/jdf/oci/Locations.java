package dev.jdf.oci;

import dev.jdf.json.Json;
import dev.jdf.json.JsonPointer;
import dev.jdf.source.Span;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where the parts of a configuration are: JSON pointers (RFC 6901) → places in its file, and in the
 * spec that it was made from.
 */
public final class Locations {

  private final Json root;
  private final Optional<SourceMap> sourceMap;
  private final Map<String, String> replaced;

  Locations(Json root, Optional<SourceMap> sourceMap) {
    this(root, sourceMap, new TreeMap<>());
  }

  private Locations(Json root, Optional<SourceMap> sourceMap, Map<String, String> replaced) {
    this.root = root;
    this.sourceMap = sourceMap;
    this.replaced = replaced;
  }

  /** These, where the value at {@code pointer} is not the file's but came from {@code place}. */
  public Locations replacing(String pointer, String place) {
    Map<String, String> more = new TreeMap<>(replaced);
    more.put(pointer, place);
    return new Locations(root, sourceMap, more);
  }

  /**
   * The place of a value, or of the nearest object or array around it that exists. An object or
   * array is shown by its key or its first character, since the whole may fill a screen.
   */
  public Span span(String pointer) {
    Json here = root;
    Span span = start(root);
    for (String segment : JsonPointer.segments(pointer)) {
      Optional<Json.Member> next = step(here, segment);
      if (next.isEmpty()) {
        return span;
      }
      here = next.get().value();
      span = isNested(here) ? next.get().keySpan() : here.span();
    }
    return span;
  }

  /** The same, but absent where there is no such value. */
  public Optional<Span> find(String pointer) {
    Json here = root;
    for (String segment : JsonPointer.segments(pointer)) {
      Optional<Json.Member> next = step(here, segment);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      here = next.get().value();
    }
    return Optional.of(span(pointer));
  }

  /** Which lines of a spec the configuration was made from, if it says so. */
  public Optional<SourceMap> sourceMap() {
    return sourceMap;
  }

  /** The line of the spec, {@code image.jdf:12}, that asked for a value or for what is around it. */
  public Optional<String> specPlace(String pointer) {
    return replacement(pointer).or(() -> sourceMap.flatMap(map -> map.place(pointer)));
  }

  /** Where a value, or what is around it, came from if not from the file. */
  private Optional<String> replacement(String pointer) {
    for (Map.Entry<String, String> other : replaced.entrySet()) {
      if (pointer.equals(other.getKey()) || pointer.startsWith(other.getKey() + "/")) {
        return Optional.of(other.getValue());
      }
    }
    return Optional.empty();
  }

  /** How a finding says who is behind it, a {@link #specPlace}. */
  public static String askedForBy(String place) {
    return "asked for by " + place;
  }

  /** The line of the spec, from 1, that asked for what stands at a place of the configuration. */
  public OptionalInt specLine(Span place) {
    String pointer = pointer(root, place.start());
    return replacement(pointer).isPresent()
        ? OptionalInt.empty()
        : sourceMap.map(map -> map.line(pointer)).orElse(OptionalInt.empty());
  }

  /** Of the innermost value around an offset, or behind whose key it is. */
  private static String pointer(Json json, int offset) {
    if (json instanceof Json.Obj object) {
      return object.members().stream()
          .filter(member -> member.keySpan().to(member.value().span()).contains(offset))
          .findFirst()
          .map(member -> segment(member.key()) + pointer(member.value(), offset))
          .orElse("");
    }
    if (json instanceof Json.Arr array) {
      return IntStream.range(0, array.items().size())
          .filter(i -> array.items().get(i).span().contains(offset))
          .mapToObj(i -> segment(String.valueOf(i)) + pointer(array.items().get(i), offset))
          .findFirst()
          .orElse("");
    }
    return "";
  }

  private static String segment(String key) {
    return "/" + JsonPointer.escape(key);
  }

  /** The part below, as a member even of an array: the first character is the key of an item. */
  private static Optional<Json.Member> step(Json json, String segment) {
    if (json instanceof Json.Obj object) {
      return object.member(segment);
    }
    if (json instanceof Json.Arr array && segment.matches("[0-9]{1,9}")) {
      return array.items().stream()
          .skip(Integer.parseInt(segment))
          .findFirst()
          .map(item -> new Json.Member(segment, start(item), item));
    }
    return Optional.empty();
  }

  private static boolean isNested(Json json) {
    return json instanceof Json.Obj || json instanceof Json.Arr;
  }

  private static Span start(Json json) {
    Span span = json.span();
    return new Span(span.start(), Math.min(span.end(), span.start() + 1));
  }
}
