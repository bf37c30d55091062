package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The wording of what evaluating a target finds. */
final class EvaluationErrors {

  private EvaluationErrors() {}

  /** At the last FROM, since the name itself stands in no line. */
  static Diagnostic unknownTarget(String target, List<Stage> stages) {
    List<String> names = StageNames.all(stages);
    String known = names.isEmpty()
        ? "no stage has a name; FROM IMAGE AS NAME gives one"
        : "stages: " + String.join(", ", names);
    String near =
        Nearest.to(target, names).map(name -> "; did you mean " + name + "?").orElse("");
    return Diagnostic.error(
            SyntaxCode.UNKNOWN_TARGET,
            stages.get(stages.size() - 1).from().span(),
            "--target: no stage is named " + target + near)
        .withNote(known);
  }

  static Diagnostic unusedArgument(String name, Collection<String> taken, Span place) {
    return Diagnostic.warning(
            SyntaxCode.UNUSED_ARGUMENT, place, "--build-arg " + name + ": no ARG line takes it")
        .withNote(Nearest.to(name, taken)
            .map(near -> "did you mean " + near + "?")
            .orElse("ARG " + name + " in the stage, or in front of FROM, takes it"));
  }

  static Diagnostic blankBase(Word image) {
    return Diagnostic.error(
        SyntaxCode.BASE_BLANK, image.span(), "FROM " + image.text() + " names nothing");
  }

  static Diagnostic blankPlatform(Word platform) {
    return Diagnostic.error(
        SyntaxCode.BASE_BLANK, platform.span(), "the platform " + platform.text() + " is empty");
  }

  static Diagnostic notExpanded(Word word, Expansion.Problem problem) {
    Diagnostic finding = Diagnostic.error(problem.code(), word.span(), problem.text());
    if (problem.text().startsWith("unsupported modifier :=")
        || problem.text().startsWith("unsupported modifier =")) {
      return finding.withNote(
          "${NAME:-DEFAULT} is there; to keep a default, give it to ARG or ENV");
    }
    return problem.text().startsWith("missing }")
        ? finding.withNote("a word ends at a blank; in double quotes it may have blanks")
        : finding;
  }

  /** Of a variable's name, where it is written. */
  static Diagnostic outsideVariable(Word name) {
    return Diagnostic.warning(
            SyntaxCode.UNSET_VARIABLE,
            name.span(),
            "variable " + name.text() + " is not set in this stage")
        .withNote("an ARG in front of FROM is known to FROM lines only: repeat ARG " + name.text()
            + " below FROM, and it has the same value");
  }

  /** Of a variable's name, where it is written. */
  static Diagnostic unsetVariable(Word name, Optional<String> near) {
    String text = name.text();
    Diagnostic finding = Diagnostic.warning(
        SyntaxCode.UNSET_VARIABLE, name.span(), "variable " + text + " is not set");
    if (near.isPresent() && name.span().length() == text.length()) {
      return finding.didYouMean(near);
    }
    return finding.withNote(near.map(right -> "did you mean $" + right + "?")
        .orElse("it is taken as empty; ${" + text + ":-DEFAULT} gives a default"));
  }

  static Diagnostic notSupported(Instruction instruction) {
    String name = instruction.keyword().text().toUpperCase(Locale.ROOT);
    return Diagnostic.error(
        SyntaxCode.NOT_SUPPORTED, instruction.keyword().span(), name + " is not supported yet");
  }

  static Diagnostic needsBuilder(Instruction instruction) {
    return notSupported(instruction)
        .withNote("jdf does not make file systems: build one with an image builder (docker build,"
            + " buildah), and name the result in FROM");
  }

  /** Of several lines of different kinds, the first of which {@code first} is about. */
  static Diagnostic needBuilder(Diagnostic first) {
    String message = "instructions that make a file system are not supported yet";
    return new Diagnostic(
        first.code(),
        first.severity(),
        first.span(),
        message,
        first.labels(),
        first.notes(),
        first.fix());
  }

  static String more(int lines) {
    return lines == 1 ? "and 1 more such line" : "and " + lines + " more such lines";
  }
}
