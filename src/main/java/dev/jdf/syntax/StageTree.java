package dev.jdf.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

/**
 * Which stage starts from which.
 *
 * @param next for each stage those that start from it; at the end those that start from an image
 */
public record StageTree(List<List<Integer>> next) {

  /** Stands for the end of a stage. */
  private static final int CLOSE = -1;

  /** The stages of a spec, without arguments of a command line. */
  public static StageTree of(Spec spec) {
    return of(Stages.of(spec, Request.PLAIN));
  }

  public static StageTree of(Stages stages) {
    int count = stages.all().size();
    List<List<Integer>> next = new ArrayList<>();
    for (int i = 0; i <= count; i++) {
      next.add(new ArrayList<>());
    }
    for (int i = 0; i < count; i++) {
      next.get(stages.parent(i).orElse(count)).add(i);
    }
    return new StageTree(next);
  }

  /** Visits each stage while the one that it starts from is open. */
  public void walk(Runnable open, Runnable close, IntConsumer visit) {
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
  public Set<Integer> startingFrom(Set<Integer> some) {
    Set<Integer> all = new TreeSet<>(some);
    for (int i = 0; i < next.size() - 1; i++) {
      if (all.contains(i)) {
        all.addAll(next.get(i));
      }
    }
    return all;
  }

  /** A stage, the one that it starts from, and so on. */
  public List<Integer> upwards(int stage) {
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
