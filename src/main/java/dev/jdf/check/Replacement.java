package dev.jdf.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Something that a later one of its name takes the place of, with another value. */
record Replacement<T>(T earlier, T later) {

  /** In the order of the later ones. */
  static <T> Stream<Replacement<T>> in(
      Stream<T> all, Function<T, String> name, Function<T, String> value) {
    Map<String, T> known = new HashMap<>();
    Stream.Builder<Replacement<T>> replaced = Stream.builder();
    all.forEach(later -> {
      T earlier = known.put(name.apply(later), later);
      if (earlier != null && !value.apply(earlier).equals(value.apply(later))) {
        replaced.add(new Replacement<>(earlier, later));
      }
    });
    return replaced.build();
  }
}
