package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Of what is kept by a name the last wins, silently. A stage may well replace what the one says that
 * it starts from; what it says twice itself is a mistake.
 */
final class ValueOverridden extends TargetRule {

  private static final List<Kind> KINDS = List.of(
      new Kind(IsolationInstruction.Sysctl.class, ValueOverridden::named),
      new Kind(IsolationInstruction.Ulimit.class, ValueOverridden::named),
      new Kind(IsolationInstruction.Annotation.class, ValueOverridden::named),
      new Kind(IsolationInstruction.Tmpfs.class, ValueOverridden::mounted),
      new Kind(IsolationInstruction.Device.class, ValueOverridden::node));

  ValueOverridden() {
    super(About.of("A stage gives each sysctl, limit, label and the like once", Level.WARNING)
        .marked(Rule.Mark.UNNECESSARY));
  }

  private record Kind(
      Class<? extends IsolationInstruction> instruction, Function<Word, Said> meaning) {}

  /** Something under a name. */
  private record Said(String name, String value, Span place) {}

  @Override
  List<Diagnostic> check(Target target) {
    List<Diagnostic> findings = new ArrayList<>();
    List<Layer> layers = target.profile().layers();
    for (Kind kind : KINDS) {
      if (target.says(kind.instruction())) {
        layers.forEach(layer ->
            replaced(layer.words(kind.instruction()).stream().map(kind.meaning()), findings));
      }
    }
    if (target.says(Label.class)) {
      layers.forEach(layer -> replaced(labels(layer), findings));
    }
    return findings;
  }

  private void replaced(Stream<Said> all, List<Diagnostic> findings) {
    Replacement.in(all, Said::name, Said::value)
        .map(it -> at(
                it.earlier().place(),
                "this is replaced: " + it.earlier().name() + " is given again")
            .withLabel(it.later().place(), "by this"))
        .forEach(findings::add);
  }

  private static Stream<Said> labels(Layer layer) {
    return layer.instructions().stream()
        .filter(Label.class::isInstance)
        .flatMap(line -> ((Label) line).pairs().stream())
        .map(pair -> new Said(pair.key().text(), pair.value().text(), pair.span()));
  }

  /** {@code NAME=VALUE}. */
  private static Said named(Word word) {
    return new Said(word.text().split("=", 2)[0], word.text(), word.span());
  }

  /** {@code PATH[:OPTIONS]}. */
  private static Said mounted(Word word) {
    String path = word.text().split(":", 2)[0];
    return new Said(BindMount.clean(path), word.text(), word.span());
  }

  /** {@code SOURCE[:TARGET][:ACCESS]}; of one device the access adds up. */
  private static Said node(Word word) {
    String[] parts = word.text().split(":", 3);
    boolean moved = parts.length > 1 && parts[1].startsWith("/");
    return new Said(moved ? parts[1] : parts[0], parts[0], word.span());
  }
}
