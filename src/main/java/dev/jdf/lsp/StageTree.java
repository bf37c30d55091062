package dev.jdf.lsp;

import dev.jdf.syntax.Request;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Variables;
import dev.jdf.syntax.Word;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Which stage starts from which.
 *
 * @param next for each stage those that start from it; at the end those that start from an image
 */
record StageTree(List<List<Integer>> next) {

  /** Without arguments of a command line. */
  static final Request PLAIN = new Request(Optional.empty(), Collections.emptyMap(), "linux/amd64");

  /** Stands for the end of a stage. */
  private static final int CLOSE = -1;

  static StageTree of(Spec spec) {
    return of(spec, Stage.all(spec));
  }

  static StageTree of(Spec spec, List<Stage> stages) {
    List<Word> bases = Variables.of(spec, PLAIN).bases();
    List<List<Integer>> next = new ArrayList<>();
    for (int i = 0; i <= stages.size(); i++) {
      next.add(new ArrayList<>());
    }
    Map<String, Integer> named = new HashMap<>();
    for (int i = 0; i < stages.size(); i++) {
      next.get(named.getOrDefault(bases.get(i).text(), stages.size())).add(i);
      Word name = stages.get(i).from().name();
      if (name != null) {
        named.put(name.text(), i);
      }
    }
    return new StageTree(next);
  }

  /** Visits each stage while the one that it starts from is open. */
  void walk(Runnable open, Runnable close, IntConsumer visit) {
    Deque<Integer> waiting = new ArrayDeque<>(next.get(next.size() - 1));
    while (!waiting.isEmpty()) {
      int stage = waiting.pop();
      if (stage == CLOSE) {
        close.run();
      } else {
        open.run();
        visit.accept(stage);
        waiting.push(CLOSE);
        next.get(stage).forEach(waiting::push);
      }
    }
  }

  /** Some stages, and those that start from them in one step or more. */
  Set<Integer> startingFrom(Set<Integer> some) {
    Set<Integer> all = new TreeSet<>(some);
    for (int i = 0; i < next.size() - 1; i++) {
      if (all.contains(i)) {
        all.addAll(next.get(i));
      }
    }
    return all;
  }

  /** A stage, the one that it starts from, and so on. */
  List<Integer> upwards(int stage) {
    int[] base = new int[next.size()];
    Arrays.fill(base, CLOSE);
    for (int i = 0; i < next.size() - 1; i++) {
      for (int started : next.get(i)) {
        base[started] = i;
      }
    }
    List<Integer> chain = new ArrayList<>();
    for (int at = stage; at != CLOSE; at = base[at]) {
      chain.add(at);
    }
    return chain;
  }
}
