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
import java.util.List;

/**
 * What the rules of {@code docker build --check} find. The reference points at whole instructions;
 * for empty lines in one, once at its last line.
 */
record LintView(SourceFile source, Parsed parsed) {

  private static final String EMPTY_LINE = "NoEmptyContinuation";

  List<Json> findings() {
    return new Checker(Settings.DEFAULT)
        .check(parsed).stream()
            .filter(finding -> Rules.BUILDKIT.contains(finding.code()))
            .map(this::finding)
            .distinct()
            .toList();
  }

  private Json finding(Diagnostic finding) {
    Span span = instruction(finding.span());
    int end = source.line(span.end());
    boolean last = finding.code().id().equals(EMPTY_LINE);
    return new Members()
        .add("rule", finding.code().id())
        .add("message", finding.message())
        .add("start", last ? end : source.line(span.start()))
        .add("end", end)
        .object();
  }

  private Span instruction(Span place) {
    return parsed.spec().at(place.start()).map(Instruction::span).orElse(place);
  }
}
