package dev.jdf.syntax;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Instruction.Unknown;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A target and the stages that it starts from, up to what must be fetched: the image that the first
 * of them names. With the variables of that image it becomes a {@link Profile}.
 *
 * @param from the image of the first stage, expanded
 * @param chain from the first stage to the target
 * @param globals the variables of FROM lines
 * @param stageNames all of the file's, for what FROM may have meant
 */
public record Evaluation(
    Word from,
    @Nullable Word platform,
    List<Stage> chain,
    Map<String, String> globals,
    Map<String, String> buildArgs,
    List<String> stageNames,
    char escape) {

  public Evaluation {
    chain = List.copyOf(chain);
    stageNames = List.copyOf(stageNames);
    globals = Collections.unmodifiableMap(new LinkedHashMap<>(globals));
  }

  /** Finds the stages that a target needs. */
  public static Checked<Evaluation> of(Spec spec, Request request) {
    List<Stage> stages = Stage.all(spec);
    if (stages.isEmpty()) {
      return Checked.failed(withoutStages(spec));
    }
    Optional<Integer> target = request
        .target()
        .map(name -> lastNamed(stages, stages.size(), name).orElse(-1))
        .or(() -> Optional.of(stages.size() - 1));
    if (target.get() < 0) {
      return Checked.failed(
          List.of(EvaluationErrors.unknownTarget(request.target().orElse(""), stages)));
    }
    List<Diagnostic> findings = new ArrayList<>();
    Expander globals = Globals.of(spec, request, findings);
    Span place = stages.get(stages.size() - 1).from().span();
    findings.addAll(BuildArguments.unused(spec, request, place));
    return Checked.partial(chained(spec, target.get(), globals, request), findings);
  }

  /** Parsing has spoken where it found lines that want a stage, or no lines at all. */
  private static List<Diagnostic> withoutStages(Spec spec) {
    boolean quiet = !spec.instructions().isEmpty()
        && spec.instructions().stream()
            .allMatch(line -> line instanceof Arg || line instanceof Unknown);
    Span end = Span.at(spec.source().text().length());
    return quiet ? List.of(SyntaxErrors.noFrom(end)) : List.of();
  }

  private static Evaluation chained(Spec spec, int target, Expander globals, Request request) {
    List<Stage> stages = Stage.all(spec);
    StageNames names = new StageNames(stages);
    Deque<Stage> chain = new ArrayDeque<>();
    OptionalInt next = OptionalInt.of(target);
    Word image = stages.get(target).from().image();
    while (next.isPresent()) {
      Stage stage = stages.get(next.getAsInt());
      chain.addFirst(stage);
      image = globals.word(stage.from().image());
      next = names.before(image.text(), next.getAsInt());
    }
    From root = chain.getFirst().from();
    check(root, image, globals);
    Word platform = root.platform() == null ? null : platform(root.platform(), globals);
    return new Evaluation(
        image,
        platform,
        List.copyOf(chain),
        globals.variables(),
        request.buildArgs(),
        StageNames.all(stages),
        spec.escape());
  }

  private static void check(From root, Word image, Expander globals) {
    boolean written = !root.image().text().isEmpty();
    if (written
        && image.text().isBlank()
        && globals.findings().stream().noneMatch(Diagnostic::isError)) {
      globals.findings().add(EvaluationErrors.blankBase(root.image()));
    }
  }

  private static Word platform(Word written, Expander globals) {
    Word platform = globals.word(written);
    if (platform.text().isBlank()) {
      globals.findings().add(EvaluationErrors.blankPlatform(written));
    }
    return platform;
  }

  /** For users, who may write a name in any case, or the number of a stage. */
  private static Optional<Integer> lastNamed(List<Stage> stages, int end, String name) {
    OptionalInt named = new StageNames(stages).before(name.toLowerCase(Locale.ROOT), end);
    if (named.isPresent()) {
      return Optional.of(named.getAsInt());
    }
    return name.matches("[0-9]{1,4}") && Integer.parseInt(name) < end
        ? Optional.of(Integer.valueOf(name))
        : Optional.empty();
  }

  /** Whether FROM could be understood: otherwise it was an error, and nothing can be opened. */
  public boolean hasBase() {
    return !from.text().isBlank();
  }

  /** Expands every word, given the environment that the image of {@link #from} has. */
  public Checked<Profile> profile(Map<String, String> imageEnvironment) {
    return profile(new Inherited(imageEnvironment, List.of(), List.of()));
  }

  /** Expands every word, given what the image of {@link #from} brings. */
  public Checked<Profile> profile(Inherited image) {
    List<Diagnostic> findings = new ArrayList<>();
    StageEvaluation stages = new StageEvaluation(this, image, findings);
    List<Layer> layers = chain.stream().map(stages::layer).toList();
    return Checked.partial(new Profile(from, platform, layers), findings);
  }
}
