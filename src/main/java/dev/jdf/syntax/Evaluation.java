package dev.jdf.syntax;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.Instruction.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A target and the stages that it starts from, up to what must be fetched: the image that the first
 * of them names. With the variables of that image it becomes a {@link Profile}.
 */
public final class Evaluation {

  private final Word from;
  private final @Nullable Word platform;
  private final List<Stage> chain;
  private final Scope scope;

  /**
   * A chain of stages.
   *
   * @param from the image of the first stage, expanded
   * @param chain from the first stage to the target
   */
  Evaluation(Word from, @Nullable Word platform, List<Stage> chain, Scope scope) {
    this.from = from;
    this.platform = platform;
    this.chain = List.copyOf(chain);
    this.scope = scope;
  }

  /** Finds the stages that a target needs. */
  public static Checked<Evaluation> of(Spec spec, Request request) {
    return of(Stages.of(spec, request), request);
  }

  /** The same of stages that are known already. */
  public static Checked<Evaluation> of(Stages stages, Request request) {
    int last = stages.all().size() - 1;
    if (last < 0) {
      return Checked.failed(withoutStages(stages.spec()));
    }
    OptionalInt target = request.target().map(stages::lastNamed).orElse(OptionalInt.of(last));
    if (target.isEmpty()) {
      return Checked.failed(
          List.of(EvaluationErrors.unknownTarget(request.target().orElse(""), stages.all())));
    }
    List<Diagnostic> findings = new ArrayList<>(stages.findings(target.getAsInt()));
    Span place = stages.all().get(last).from().span();
    findings.addAll(BuildArguments.unused(stages.spec(), request, place));
    return Checked.partial(stages.evaluation(target.getAsInt()), findings);
  }

  /** Parsing has spoken where it found lines that want a stage, or no lines at all. */
  private static List<Diagnostic> withoutStages(Spec spec) {
    boolean quiet = !spec.instructions().isEmpty()
        && spec.instructions().stream()
            .allMatch(line -> line instanceof Arg || line instanceof Unknown);
    Span end = Span.at(spec.source().text().length());
    return quiet ? List.of(SyntaxErrors.noFrom(end)) : List.of();
  }

  /** The image of the first stage, expanded. */
  public Word from() {
    return from;
  }

  /** The platform that the first stage asks for, expanded. */
  public @Nullable Word platform() {
    return platform;
  }

  /** All of the file's, for what FROM may have meant. */
  public List<String> stageNames() {
    return scope.stageNames();
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
    Budget budget = new Budget();
    Expander expander =
        new Expander(image.variables(), scope.globals().keySet(), scope.escape(), budget);
    StageEvaluation stages = new StageEvaluation(scope, expander, from.span(), image);
    List<Layer> layers = chain.stream().map(stages::layer).toList();
    return Checked.partial(
        new Profile(from, platform, layers, budget.spent()), expander.findings());
  }
}
