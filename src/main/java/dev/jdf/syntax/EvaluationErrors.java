package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The wording of what evaluating a target finds. */
final class EvaluationErrors {

  private EvaluationErrors() {}

  static Diagnostic noFrom(Span end) {
    return Diagnostic.error(SyntaxCode.NO_FROM, end, "no FROM says what the process runs on")
        .withNote("FROM host needs no image; scratch is empty; anything else names an image");
  }

  static Diagnostic unknownTarget(String target, List<String> names) {
    String known = names.isEmpty() ? "no stage has a name" : "stages: " + String.join(", ", names);
    String near =
        Nearest.to(target, names).map(name -> "; did you mean " + name + "?").orElse("");
    return Diagnostic.error(
            SyntaxCode.UNKNOWN_TARGET, Span.at(0), "no stage is named " + target + near)
        .withNote(known);
  }

  static Diagnostic blankBase(Word image) {
    return Diagnostic.error(
        SyntaxCode.BASE_BLANK, image.span(), "FROM " + image.text() + " names nothing");
  }

  static Diagnostic blankPlatform(Word platform) {
    return Diagnostic.error(
        SyntaxCode.BASE_BLANK, platform.span(), "the platform " + platform.text() + " is empty");
  }

  static Diagnostic badSubstitution(Word word, String problem) {
    Diagnostic finding = Diagnostic.error(SyntaxCode.BAD_SUBSTITUTION, word.span(), problem);
    return problem.startsWith("missing }")
        ? finding.withNote("a word ends at a blank; in double quotes it may have blanks")
        : finding;
  }

  static Diagnostic unsetVariable(Word word, String name, Collection<String> known) {
    return Diagnostic.warning(
            SyntaxCode.UNSET_VARIABLE, word.span(), "variable " + name + " is not set")
        .withNote(Nearest.to(name, known)
            .map(near -> "did you mean $" + near + "?")
            .orElse("it is taken as empty; ${" + name + ":-DEFAULT} gives a default"));
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
}
