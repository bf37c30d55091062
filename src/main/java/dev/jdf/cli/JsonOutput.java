package dev.jdf.cli;

import dev.jdf.check.Applicability;
import dev.jdf.check.Fixes;
import dev.jdf.compile.CheckedFile;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import dev.jdf.source.Position;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** Findings as one JSON document: {@code {"files": [{"file", "findings": [...]}]}}. */
record JsonOutput() implements CheckOutput {

  @Override
  public void print(List<CheckedFile> files, PrintWriter out) {
    out.print(JsonWriter.pretty(
        new Members().requiredList("files", files, JsonOutput::file).object()));
  }

  private static Json file(CheckedFile file) {
    return new Members()
        .text("file", file.source().name())
        .requiredList("findings", file.findings(), finding -> finding(file.source(), finding))
        .object();
  }

  private static Json finding(SourceFile source, Diagnostic finding) {
    return new Members()
        .text("code", finding.code().id())
        .text("severity", finding.severity().word())
        .text("message", finding.message())
        .object("place", Optional.of(finding.span()), span -> place(source, span))
        .list(
            "labels",
            finding.labels(),
            label -> new Members()
                .text("text", label.text())
                .object("place", Optional.of(label.span()), span -> place(source, span))
                .object())
        .texts("notes", finding.notes())
        .object(
            "fix",
            Optional.ofNullable(finding.fix()),
            fix -> new Members()
                .text("title", fix.title())
                .text("replacement", fix.replacement())
                .requiredFlag("sound", Fixes.isSound(finding))
                .text("applicability", Fixes.applicability(finding).map(Applicability::word))
                .object("place", Optional.of(fix.span()), span -> place(source, span))
                .object())
        .object();
  }

  /** Lines and columns from 1, columns in code points; offsets in UTF-16, from 0. */
  private static Json place(SourceFile source, Span span) {
    Position start = source.position(span.start());
    Position end = source.position(span.end());
    return new Members()
        .number("line", start.line())
        .number("column", start.column())
        .number("endLine", end.line())
        .number("endColumn", end.column())
        .number("start", span.start())
        .number("end", span.end())
        .object();
  }
}
