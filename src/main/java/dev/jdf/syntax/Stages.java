package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.From;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a spec, and which of them starts from which. What they have in common is worked out
 * once, and each FROM is expanded once, when a target first needs it.
 */
public final class Stages {

  private static final Inherited NOTHING =
      new Inherited(Collections.emptyMap(), List.of(), List.of());

  private final List<Stage> all;
  private final StageNames names;
  private final Expander globals;
  private final Scope scope;
  private final @Nullable Word[] bases;
  private final long[] lines;
  private final Budget budget = new Budget();

  private Stages(Spec spec, Request request) {
    this.all = Stage.all(spec);
    this.names = new StageNames(all);
    this.globals = Globals.of(spec, request);
    this.scope =
        new Scope(globals.variables(), request.buildArgs(), StageNames.all(all), spec.escape());
    this.bases = new Word[all.size()];
    this.lines = new long[all.size()];
  }

  public static Stages of(Spec spec, Request request) {
    return new Stages(spec, request);
  }

  /** In file order. */
  public List<Stage> all() {
    return all;
  }

  /** How many lines a stage has, with those that it inherits. */
  public long lines(int stage) {
    Deque<Integer> unknown = new ArrayDeque<>();
    OptionalInt next = OptionalInt.of(stage);
    while (next.isPresent() && lines[next.getAsInt()] == 0) {
      unknown.push(next.getAsInt());
      next = parent(next.getAsInt());
    }
    long inherited = next.isPresent() ? lines[next.getAsInt()] : 0;
    for (int number : unknown) {
      inherited += 1 + all.get(number).instructions().size();
      lines[number] = inherited;
    }
    return lines[stage];
  }

  /**
   * What a stage says if its image says nothing. Empty once all that were asked for have come to
   * more text than a file may.
   */
  public Optional<Profile> profile(int stage) {
    Profile profile = evaluation(stage).profile(NOTHING, budget).value().orElseThrow();
    return budget.isSpent() ? Optional.empty() : Optional.of(profile);
  }

  /** A stage and those that it starts from. */
  public Evaluation evaluation(int stage) {
    Deque<Stage> chain = new ArrayDeque<>();
    int first = stage;
    OptionalInt next = OptionalInt.of(stage);
    while (next.isPresent()) {
      first = next.getAsInt();
      chain.addFirst(all.get(first));
      next = parent(first);
    }
    From root = all.get(first).from();
    Word image = base(first);
    check(root, image);
    Word platform = root.platform() == null ? null : platform(root.platform());
    return new Evaluation(image, platform, List.copyOf(chain), scope);
  }

  /** For users, who may write a name in any case, or the number of a stage. */
  OptionalInt lastNamed(String name) {
    OptionalInt named = names.before(name.toLowerCase(Locale.ROOT), all.size());
    boolean number = named.isEmpty() && name.matches("[0-9]{1,6}");
    return number && Integer.parseInt(name) < all.size()
        ? OptionalInt.of(Integer.parseInt(name))
        : named;
  }

  /** Of the ARGs in front of the first FROM, and of the FROM lines that were needed. */
  List<Diagnostic> findings() {
    return globals.findings();
  }

  /** The stage that a stage starts from. */
  private OptionalInt parent(int stage) {
    return names.before(base(stage).text(), stage);
  }

  private Word base(int stage) {
    Word known = bases[stage];
    Word base = known == null ? globals.word(all.get(stage).from().image()) : known;
    bases[stage] = base;
    return base;
  }

  private void check(From root, Word image) {
    boolean written = !root.image().text().isEmpty();
    if (written && image.text().isBlank() && findings().stream().noneMatch(Diagnostic::isError)) {
      findings().add(EvaluationErrors.blankBase(root.image()));
    }
  }

  private Word platform(Word written) {
    Word platform = globals.word(written);
    if (platform.text().isBlank()) {
      findings().add(EvaluationErrors.blankPlatform(written));
    }
    return platform;
  }
}
