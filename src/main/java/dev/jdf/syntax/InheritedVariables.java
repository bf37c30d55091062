package dev.jdf.syntax;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a stage that is open inside of the one it starts from: what it sets is undone
 * when it is closed. So a tree of stages takes no more room than its lines.
 */
final class InheritedVariables {

  private final Map<String, String> known;
  private final Deque<Map<String, Optional<String>>> before = new ArrayDeque<>();

  InheritedVariables(Map<String, String> outermost) {
    this.known = new LinkedHashMap<>(outermost);
  }

  Map<String, String> known() {
    return Collections.unmodifiableMap(known);
  }

  void open() {
    before.push(new HashMap<>());
  }

  void set(String name, String value) {
    Optional<String> earlier = Optional.ofNullable(known.put(name, value));
    before.element().putIfAbsent(name, earlier);
  }

  void close() {
    before
        .pop()
        .forEach((name, value) ->
            value.ifPresentOrElse(it -> known.put(name, it), () -> known.remove(name)));
  }
}
