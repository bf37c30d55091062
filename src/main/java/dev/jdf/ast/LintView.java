package dev.jdf.ast;

import dev.jdf.check.Checker;
import dev.jdf.check.Rules;
import dev.jdf.check.Settings;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.Json;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Parsed;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules of {@code docker build --check} find, from the first line to the last, and at one
 * line in the order of the messages. The reference points at whole instructions; for empty lines in
 * one, once at its last line.
 */
record LintView(SourceFile source, Parsed parsed, ContinuedLines lines) {

  private static final String EMPTY_LINE = "NoEmptyContinuation";

  private record Finding(String rule, String message, int start, int end) {

    static final Comparator<Finding> BY_LINE = Comparator.comparingInt(Finding::end)
        .thenComparing(Finding::message)
        .thenComparing(Finding::rule);

    Json json() {
      return new Members()
          .add("rule", rule)
          .add("message", message)
          .add("start", start)
          .add("end", end)
          .object();
    }
  }

  List<Json> findings() {
    Set<Finding> emptyLines = new HashSet<>();
    return new Checker(Settings.DEFAULT)
        .check(parsed).stream()
            .filter(finding -> Rules.BUILDKIT.contains(finding.code()))
            .map(this::finding)
            .filter(finding -> !finding.rule().equals(EMPTY_LINE) || emptyLines.add(finding))
            .sorted(Finding.BY_LINE)
            .map(Finding::json)
            .toList();
  }

  private Finding finding(Diagnostic finding) {
    return finding.code().id().equals(EMPTY_LINE)
        ? emptyLine(finding)
        : of(finding, instruction(finding.span()));
  }

  private Finding emptyLine(Diagnostic finding) {
    int last = lines
        .at(finding.span().start())
        .map(lines::last)
        .orElse(source.line(finding.span().end()));
    return new Finding(EMPTY_LINE, finding.message(), last, last);
  }

  private Finding of(Diagnostic finding, Span place) {
    return new Finding(
        finding.code().id(),
        finding.message(),
        source.line(place.start()),
        source.line(place.end()));
  }

  private Span instruction(Span place) {
    return parsed.spec().at(place.start()).map(Instruction::span).orElse(place);
  }
}
