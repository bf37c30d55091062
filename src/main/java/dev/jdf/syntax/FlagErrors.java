package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The wording of what is wrong with the flags of instructions, one factory a message. */
final class FlagErrors {

  private static final Pattern NUMBER_AND_WORD =
      Pattern.compile("([0-9]+) *(|[smh])(?:ec|in|our|econd|inute)?s?");

  private FlagErrors() {}

  static Diagnostic unknownFlag(String instruction, Flag flag, Collection<String> names) {
    String name = flag.name().text();
    String message = names.isEmpty()
        ? instruction + " takes no flags, and --" + name + " looks like one"
        : instruction + " has no flag --" + name;
    Span span = names.isEmpty() ? flag.span() : flag.name().span();
    return Diagnostic.error(SyntaxCode.UNKNOWN_FLAG, span, message)
        .didYouMean(Nearest.to(name, names));
  }

  static Diagnostic ignoredFlag(String instruction, Flag flag) {
    return Diagnostic.warning(
        SyntaxCode.UNKNOWN_FLAG,
        flag.span(),
        instruction + " takes no flags, so this one has no effect");
  }

  static Diagnostic flagTwice(Flag later, Flag earlier) {
    String message = "flag --" + later.name().text() + " is given twice";
    return Diagnostic.error(SyntaxCode.FLAG_TWICE, later.span(), message)
        .withLabel(later.span(), "given again")
        .withLabel(earlier.span(), "first given here");
  }

  /** @param next what stands behind it, which may have been meant as its value */
  static Diagnostic flagWithoutValue(Flag flag, Optional<Word> next) {
    String name = "--" + flag.name().text();
    Diagnostic finding =
        Diagnostic.error(SyntaxCode.FLAG_VALUE, flag.span(), "flag " + name + " needs a value");
    String right = name + "=" + next.map(Word::text).orElse("VALUE");
    return next.map(word -> finding.withFix(
            new Fix("did you mean " + right + "?", flag.span().to(word.span()), right)))
        .orElse(finding.withNote("write " + right));
  }

  static Diagnostic flagValue(Flag flag, String expected) {
    Word value = flag.value();
    Span span = value == null ? flag.span() : value.span();
    String message = "--" + flag.name().text() + " takes " + expected;
    return Diagnostic.error(SyntaxCode.FLAG_VALUE, span, message);
  }

  static Diagnostic flagChoice(Flag flag, List<String> words) {
    Word value = flag.value();
    Diagnostic finding = flagValue(flag, String.join(" or ", words));
    if (value == null) {
      return finding;
    }
    return finding.didYouMean(
        words.contains("true") ? Nearest.toTruth(value.text()) : Nearest.to(value.text(), words));
  }

  static Diagnostic mountField(Word field, List<String> alone) {
    return Diagnostic.error(
            SyntaxCode.FLAG_VALUE, field.span(), "'" + field.text() + "' is not KEY=VALUE")
        .didYouMean(Nearest.to(field.text(), alone));
  }

  static Diagnostic mountValue(Word field, String what) {
    return Diagnostic.error(
        SyntaxCode.FLAG_VALUE, field.span(), "'" + field.text() + "' does not name " + what);
  }

  static Diagnostic mountWord(String what, Word word, List<String> known) {
    String message = "unknown " + what + " '" + word.text() + "' of --mount";
    return Diagnostic.error(SyntaxCode.FLAG_VALUE, word.span(), message)
        .didYouMean(Nearest.to(word.text(), known))
        .withNote("known: " + String.join(", ", known));
  }

  static Diagnostic flagDuration(Flag flag) {
    Diagnostic finding = flagValue(flag, "a duration such as 30s");
    Word value = flag.value();
    return value == null ? finding : finding.didYouMean(duration(value.text()));
  }

  /** A bare number is one of seconds; a unit that is written out is its first letter. */
  private static Optional<String> duration(String text) {
    Matcher number = NUMBER_AND_WORD.matcher(text);
    return number.matches()
        ? Optional.of(number.group(1) + (number.group(2).isEmpty() ? "s" : number.group(2)))
        : Optional.empty();
  }
}
