package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Variables;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a variable comes to: the spec up to a place is evaluated with one more line that asks for it,
 * so that nothing here knows the rules of values a second time.
 */
final class VariableValue {

  /** No value has it. */
  private static final String UNSET = "\uFFFF";

  private final Document document;
  private final Spec spec;
  private final Map<String, String> ofImage;

  /**
   * Values in a text.
   *
   * @param ofImage what the image sets that the stage starts from
   */
  VariableValue(Document document, Map<String, String> ofImage) {
    this.document = document;
    this.ofImage = ofImage;
    this.spec = document.parsed().spec();
  }

  /** Absent if nothing sets it. */
  Optional<String> of(VariableUse use) {
    List<Instruction> lines = above(use);
    Word asking = word("${" + use.name() + "-" + UNSET + "}");
    String value =
        use.stage() == VariableUse.GLOBAL ? global(lines, asking) : inStage(lines, asking);
    return Optional.of(value).filter(it -> !it.contains(UNSET));
  }

  /** With the line itself where that sets it, and with what sets it further below. */
  private List<Instruction> above(VariableUse use) {
    Optional<Instruction> line = document.instruction(use.span().start());
    int start = line.map(it -> it.span().start()).orElse(use.span().start());
    int own = use.defines() ? use.span().start() : start - 1;
    int end = Optional.ofNullable(use.source())
        .map(Span::start)
        .filter(source -> source >= start)
        .orElse(own);
    return spec.instructions().stream().filter(it -> it.span().start() <= end).toList();
  }

  private String inStage(List<Instruction> lines, Word asking) {
    List<Instruction> all = new ArrayList<>(lines);
    all.add(new Label(word("LABEL"), List.of(new Pair(word("x"), asking, false)), asking.span()));
    return Evaluation.of(with(all), Request.PLAIN)
        .value()
        .flatMap(it -> it.profile(ofImage).value())
        .map(VariableValue::asked)
        .orElse(UNSET);
  }

  private static String asked(Profile profile) {
    return profile
        .last(Label.class)
        .map(label -> label.pairs().get(0).value().text())
        .orElse(UNSET);
  }

  /** FROM lines see what stands in front of the first of them. */
  private String global(List<Instruction> lines, Word asking) {
    List<Instruction> all = new ArrayList<>(lines.stream()
        .takeWhile(it -> !(it instanceof From))
        .filter(Arg.class::isInstance)
        .toList());
    all.add(new From(word("FROM"), asking, null, null, asking.span()));
    return Variables.of(with(all), Request.PLAIN).bases().get(0).text();
  }

  private Spec with(List<Instruction> lines) {
    return new Spec(spec.source(), spec.directives(), spec.escape(), spec.comments(), lines);
  }

  private Word word(String text) {
    return new Word(text, Span.at(spec.source().text().length()));
  }
}
