package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Word;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * That a rule is quiet, or would speak if it were not.
 *
 * @param rule in lower case; absent for every rule
 * @param line where the instruction starts; absent for the whole file
 */
record Silence(@Nullable String rule, @Nullable Integer line) {

  /** In plain code: what a record has of its own is linked at each start of the program. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Silence silence
        && Objects.equals(rule, silence.rule)
        && Objects.equals(line, silence.line);
  }

  @Override
  public int hashCode() {
    return 31 * Objects.hashCode(rule) + Objects.hashCode(line);
  }

  /** What a comment asks for by one of its words. */
  static Silence of(Word rule, @Nullable Instruction line) {
    Integer start = line == null ? null : line.span().start();
    return new Silence(rule.text().equals("all") ? null : lower(rule.text()), start);
  }

  /** What exactly would keep a finding from being told. */
  static Silence of(Diagnostic finding, Spec spec) {
    Integer start =
        spec.at(finding.span().start()).map(Instruction::span).map(Span::start).orElse(null);
    return new Silence(lower(finding.code().id()), start);
  }

  Silence everywhere() {
    return new Silence(rule, null);
  }

  Silence ofAllRules() {
    return new Silence(null, line);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
