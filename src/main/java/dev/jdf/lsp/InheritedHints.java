package dev.jdf.lsp;

import dev.jdf.lsp.Inherited.Value;
import dev.jdf.source.Span;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * Behind FROM: who runs, where, what and with which variables, as long as the new stage says nothing
 * else. Of an image that is known if it is in the store.
 */
final class InheritedHints {

  private static final int LONGEST = 30;

  private final Workbench workbench;

  InheritedHints(Workbench workbench) {
    this.workbench = workbench;
  }

  List<InlayHint> in(Document document, Range range) {
    Span asked = document.lines().span(range);
    List<Stage> stages = document.stages().all();
    List<InlayHint> hints = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Span from = stages.get(i).from().span();
      if (asked.start() <= from.end() && from.start() <= asked.end()) {
        document
            .profiles()
            .of(i)
            .map(profile -> values(document, profile))
            .filter(values -> !values.isEmpty())
            .map(values -> hint(document, from, values))
            .ifPresent(hints::add);
      }
    }
    return hints;
  }

  private List<Value> values(Document document, Profile profile) {
    Inherited inherited = Inherited.of(StageImage.of(document, profile, workbench));
    int own = profile.layers().size() - 1;
    for (Layer stage : profile.layers().subList(0, own)) {
      inherited = inherited.after(stage);
    }
    return inherited.before(profile.layers().get(own));
  }

  private static InlayHint hint(Document document, Span from, List<Value> values) {
    InlayHint hint =
        new InlayHint(document.lines().position(from.end()), Either.forLeft("↑ " + label(values)));
    hint.setPaddingLeft(true);
    hint.setTooltip(tooltip(values));
    return hint;
  }

  private static String label(List<Value> values) {
    List<String> parts = new ArrayList<>();
    values.stream().filter(it -> !isVariable(it)).map(Value::line).forEach(parts::add);
    String variables = values.stream()
        .filter(InheritedHints::isVariable)
        .map(Value::brief)
        .collect(Collectors.joining(" "));
    if (!variables.isEmpty()) {
      parts.add("ENV " + variables);
    }
    return parts.stream().map(InheritedHints::bounded).collect(Collectors.joining(", "));
  }

  private static boolean isVariable(Value value) {
    return value.instruction().equals("ENV");
  }

  private static String tooltip(List<Value> values) {
    List<String> parts = new ArrayList<>();
    list(values, false)
        .map(lines -> "Inherited from the stages that this one starts from:\n\n" + lines)
        .ifPresent(parts::add);
    list(values, true)
        .map(lines -> "Inherited from the image, as it is in the store:\n\n" + lines)
        .ifPresent(parts::add);
    return String.join("\n\n", parts);
  }

  private static Optional<String> list(List<Value> values, boolean ofImage) {
    String lines = values.stream()
        .filter(value -> value.ofImage() == ofImage)
        .map(Value::line)
        .collect(Collectors.joining("\n"));
    return Optional.of(lines).filter(it -> !it.isEmpty());
  }

  private static String bounded(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
