package dev.jdf.lsp;

import dev.jdf.check.Rule;
import dev.jdf.check.Rule.Mark;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Label;
import dev.jdf.diagnostic.Severity;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.SpecParser;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;

/** What is wrong with a document, in the editor's terms. */
final class Findings {

  static final String SOURCE = "jdf";

  private final Workbench workbench;
  private final Supplier<Abilities> editor;

  Findings(Workbench workbench, Supplier<Abilities> editor) {
    this.workbench = workbench;
    this.editor = editor;
  }

  /** As the compiler tells them. */
  List<Diagnostic> of(Document document) {
    return document.isSettings()
        ? workbench.checkSettings(document.source())
        : workbench.check(document.parsed(), document.folder());
  }

  /** As if another text were in the place of the document's. */
  List<Diagnostic> of(Document document, SourceFile text) {
    return document.isSettings()
        ? workbench.checkSettings(text)
        : workbench.check(SpecParser.parse(text), document.folder());
  }

  List<org.eclipse.lsp4j.Diagnostic> shown(Document document) {
    return of(document).stream().map(finding -> shown(finding, document)).toList();
  }

  org.eclipse.lsp4j.Diagnostic shown(Diagnostic finding, Document document) {
    FindingAbilities abilities = editor.get().findings();
    org.eclipse.lsp4j.Diagnostic shown = new org.eclipse.lsp4j.Diagnostic(
        document.lines().range(finding.span()), message(finding, document, abilities));
    shown.setSeverity(severity(finding.severity()));
    shown.setCode(finding.code().id());
    shown.setSource(SOURCE);
    workbench
        .page(finding.code().id())
        .ifPresent(page -> shown.setCodeDescription(new DiagnosticCodeDescription(page)));
    if (abilities.tags()) {
      shown.setTags(tags(finding));
    }
    if (abilities.related()) {
      shown.setRelatedInformation(
          finding.labels().stream().map(label -> related(label, document)).toList());
    }
    return shown;
  }

  /** Other places are told in words where the editor does not show them. */
  private static String message(Diagnostic finding, Document document, FindingAbilities abilities) {
    StringBuilder message = new StringBuilder(finding.message());
    if (finding.fix() != null) {
      message.append("; ").append(finding.fix().title());
    }
    if (!abilities.related()) {
      finding.labels().forEach(label -> message.append('\n').append(told(label, document)));
    }
    finding.notes().forEach(note -> message.append('\n').append(note));
    return message.toString();
  }

  private static String told(Label label, Document document) {
    return "line " + document.source().line(label.span().start()) + ": " + label.text();
  }

  private static DiagnosticRelatedInformation related(Label label, Document document) {
    Location place = new Location(document.uri(), document.lines().range(label.span()));
    return new DiagnosticRelatedInformation(place, label.text());
  }

  private static List<DiagnosticTag> tags(Diagnostic finding) {
    Mark mark = finding.code() instanceof Rule rule ? rule.mark() : Mark.NONE;
    return switch (mark) {
      case NONE -> List.of();
      case DEPRECATED -> List.of(DiagnosticTag.Deprecated);
      case UNNECESSARY -> List.of(DiagnosticTag.Unnecessary);
    };
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case INFO -> DiagnosticSeverity.Information;
      case HINT -> DiagnosticSeverity.Hint;
    };
  }
}
