package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The stages of a spec, and which of them starts from which: worked out once for a text and what the
 * command line asks of it.
 */
public final class Stages {

  /** Stands for an image in the place of a stage. */
  private static final int NONE = -1;

  private final Spec spec;
  private final List<Stage> all;
  private final StageNames names;
  private final Scope scope;
  private final FromLines froms;
  private final int[] parents;
  private final long[] lines;
  private final List<Diagnostic> blank;

  private Stages(Spec spec, Request request) {
    this.spec = spec;
    this.all = Stage.all(spec);
    this.names = new StageNames(all);
    this.froms = FromLines.of(spec, all, request);
    this.scope =
        new Scope(froms.variables(), request.buildArgs(), StageNames.all(all), spec.escape());
    this.blank = froms.blank();
    this.parents = new int[all.size()];
    this.lines = new long[all.size()];
    for (int i = 0; i < parents.length; i++) {
      parents[i] = names.before(froms.image(i).text(), i).orElse(NONE);
      long inherited = parents[i] == NONE ? 0 : lines[parents[i]];
      lines[i] = inherited + 1 + all.get(i).instructions().size();
    }
  }

  public static Stages of(Spec spec, Request request) {
    return new Stages(spec, request);
  }

  /** Whose stages they are. */
  public Spec spec() {
    return spec;
  }

  /** In file order. */
  public List<Stage> all() {
    return all;
  }

  /** Whether COPY finds a stage by that name, for which upper and lower case are the same. */
  public boolean isName(String text) {
    return names.contains(text);
  }

  /** How many lines a stage has, with those that it inherits. */
  public long lines(int stage) {
    return lines[stage];
  }

  /** The stage that a stage starts from. */
  public OptionalInt parent(int stage) {
    return parents[stage] == NONE ? OptionalInt.empty() : OptionalInt.of(parents[stage]);
  }

  /** From the stage that starts from an image to {@code stage}, each from the one before it. */
  public int[] chain(int stage) {
    Deque<Integer> chain = new ArrayDeque<>();
    for (int at = stage; at != NONE; at = parents[at]) {
      chain.push(at);
    }
    return chain.stream().mapToInt(Integer::intValue).toArray();
  }

  /** A stage and those that it starts from. */
  public Evaluation evaluation(int stage) {
    int[] chain = chain(stage);
    return new Evaluation(
        froms.image(chain[0]),
        froms.platform(chain[0]),
        Arrays.stream(chain).mapToObj(all::get).toList(),
        scope);
  }

  /** What is wrong with the ARGs in front of the first FROM, and with all FROM lines. */
  public List<Diagnostic> findings() {
    return froms.findings();
  }

  /** What is wrong with the ARGs in front of the first FROM, and with the FROM lines of a chain. */
  List<Diagnostic> findings(int stage) {
    List<Diagnostic> findings = new ArrayList<>(froms.ofGlobals());
    int[] chain = chain(stage);
    for (int number : chain) {
      findings.addAll(froms.ofImage(number));
    }
    if (findings.stream().noneMatch(Diagnostic::isError)) {
      findings.addAll(blank);
    }
    findings.addAll(froms.ofPlatform(chain[0]));
    return findings;
  }

  /** For users, who may write a name in any case, or the number of a stage. */
  OptionalInt lastNamed(String name) {
    OptionalInt named = names.before(name.toLowerCase(Locale.ROOT), all.size());
    boolean number = named.isEmpty() && name.matches("[0-9]{1,6}");
    return number && Integer.parseInt(name) < all.size()
        ? OptionalInt.of(Integer.parseInt(name))
        : named;
  }

  /** What the lines of all stages depend on apart from those lines; equal where it is the same. */
  public Object inCommon() {
    return List.of(scope.globals(), scope.buildArgs(), scope.escape());
  }

  /** The variables of FROM lines, and what those come to. */
  FromLines froms() {
    return froms;
  }
}
