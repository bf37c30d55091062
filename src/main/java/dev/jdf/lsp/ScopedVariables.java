package dev.jdf.lsp;

import dev.jdf.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each name means at a place of a stage, those that it starts from included. What a stage sets
 * is undone when it is closed, so that a tree of stages takes no more room than its lines.
 */
final class ScopedVariables {

  private final Map<String, Known> known = new HashMap<>();
  private final Deque<Map<String, Optional<Known>>> before = new ArrayDeque<>();

  /**
   * One of them.
   *
   * @param set the last place that sets it
   * @param inEnvironment whether ENV has set it, so that the process finds it
   */
  record Known(Variable variable, Span set, boolean inEnvironment) {}

  Optional<Known> find(String name) {
    return Optional.ofNullable(known.get(name));
  }

  void open() {
    before.push(new HashMap<>());
  }

  void set(String name, Known now) {
    Optional<Known> earlier = Optional.ofNullable(known.put(name, now));
    before.element().putIfAbsent(name, earlier);
  }

  void close() {
    before
        .pop()
        .forEach((name, earlier) ->
            earlier.ifPresentOrElse(it -> known.put(name, it), () -> known.remove(name)));
  }
}
