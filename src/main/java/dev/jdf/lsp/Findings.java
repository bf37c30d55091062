package dev.jdf.lsp;

import dev.jdf.check.Rule;
import dev.jdf.check.Rule.Mark;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Label;
import dev.jdf.diagnostic.Severity;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.SpecParser;
import java.util.List;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;

/** What is wrong with a document, in the editor's terms. */
final class Findings {

  static final String SOURCE = "jdf";

  private final Workbench workbench;

  Findings(Workbench workbench) {
    this.workbench = workbench;
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
    org.eclipse.lsp4j.Diagnostic shown =
        new org.eclipse.lsp4j.Diagnostic(document.lines().range(finding.span()), message(finding));
    shown.setSeverity(severity(finding.severity()));
    shown.setCode(finding.code().id());
    shown.setSource(SOURCE);
    workbench
        .page(finding.code().id())
        .ifPresent(page -> shown.setCodeDescription(new DiagnosticCodeDescription(page)));
    shown.setTags(tags(finding));
    shown.setRelatedInformation(
        finding.labels().stream().map(label -> related(label, document)).toList());
    return shown;
  }

  private static String message(Diagnostic finding) {
    StringBuilder message = new StringBuilder(finding.message());
    if (finding.fix() != null) {
      message.append("; ").append(finding.fix().title());
    }
    finding.notes().forEach(note -> message.append('\n').append(note));
    return message.toString();
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
