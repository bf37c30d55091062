package dev.jdf.cli;

import dev.jdf.check.Applicability;
import dev.jdf.check.Fixes;
import dev.jdf.compile.CheckedFile;
import dev.jdf.diagnostic.Code;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.json.Members;
import dev.jdf.source.Position;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Findings as SARIF 2.1.0 (OASIS), which code scanning services read. */
record SarifOutput() implements CheckOutput {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  @Override
  public void print(List<CheckedFile> files, PrintWriter out) {
    SortedMap<String, Code> codes = new TreeMap<>();
    files.forEach(file -> file.findings().forEach(it -> codes.put(it.code().id(), it.code())));
    Json run = new Members()
        .object("tool", Optional.of(codes), SarifOutput::tool)
        .text("columnKind", "unicodeCodePoints")
        .object("results", Optional.of(results(files)), JsonWriter::array)
        .object();
    out.print(JsonWriter.pretty(new Members()
        .text("$schema", SCHEMA)
        .text("version", "2.1.0")
        .list("runs", List.of(run), it -> it)
        .object()));
  }

  private static Json tool(SortedMap<String, Code> codes) {
    Json driver = new Members()
        .text("name", "jbuild")
        .list("rules", SarifRules.all().of(codes.values()), it -> it)
        .object();
    return new Members().object("driver", Optional.of(driver), it -> it).object();
  }

  private static List<Json> results(List<CheckedFile> files) {
    return files.stream()
        .flatMap(file -> file.findings().stream().map(finding -> result(file.source(), finding)))
        .toList();
  }

  private static Json result(SourceFile source, Diagnostic finding) {
    String notes = finding.notes().isEmpty() ? "" : "\n" + String.join("\n", finding.notes());
    return new Members()
        .text("ruleId", finding.code().id())
        .text("level", level(finding))
        .object("message", Optional.of(finding.message() + notes), SarifRules::message)
        .list(
            "locations", List.of(finding.span()), span -> location(source, span).object())
        .list(
            "relatedLocations",
            finding.labels(),
            label -> location(source, label.span())
                .object("message", Optional.of(label.text()), SarifRules::message)
                .object())
        .list("fixes", Stream.ofNullable(finding.fix()).toList(), fix -> fix(source, finding, fix))
        .object();
  }

  private static String level(Diagnostic finding) {
    return switch (finding.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO, HINT -> "note";
    };
  }

  private static Members location(SourceFile source, Span span) {
    Json physical = new Members()
        .object("artifactLocation", Optional.of(source), SarifOutput::artifact)
        .object("region", Optional.of(span), it -> region(source, it))
        .object();
    return new Members().object("physicalLocation", Optional.of(physical), it -> it);
  }

  private static Json artifact(SourceFile source) {
    return new Members().text("uri", uri(source.name())).object();
  }

  /** A relative reference stays relative: services resolve it against the repository. */
  private static String uri(String name) {
    try {
      URI uri =
          name.startsWith("/") ? new URI("file", "", name, null) : new URI(null, null, name, null);
      return uri.toASCIIString();
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException(name, impossible);
    }
  }

  private static Json region(SourceFile source, Span span) {
    Position start = source.position(span.start());
    Position end = source.position(span.end());
    return new Members()
        .number("startLine", start.line())
        .number("startColumn", start.column())
        .number("endLine", end.line())
        .number("endColumn", end.column())
        .object();
  }

  private static Json properties(Applicability applicability) {
    return new Members().text("applicability", applicability.word()).object();
  }

  private static Json fix(SourceFile source, Diagnostic finding, Fix fix) {
    Json replacement = new Members()
        .object("deletedRegion", Optional.of(fix.span()), span -> region(source, span))
        .object("insertedContent", Optional.of(fix.replacement()), SarifRules::message)
        .object();
    Json change = new Members()
        .object("artifactLocation", Optional.of(source), SarifOutput::artifact)
        .list("replacements", List.of(replacement), it -> it)
        .object();
    return new Members()
        .object("description", Optional.of(fix.title()), SarifRules::message)
        .list("artifactChanges", List.of(change), it -> it)
        .object("properties", Fixes.applicability(finding), SarifOutput::properties)
        .object();
  }
}
