package dev.jdf.lsp;

import dev.jdf.check.Rule;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Label;
import dev.jdf.diagnostic.Severity;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.SpecParser;
import java.util.List;
import java.util.Set;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;

/** What is wrong with a document, in the editor's terms. */
final class Findings {

  static final String SOURCE = "jdf";

  /** Findings about what is better written otherwise by now. */
  private static final Set<String> DEPRECATED =
      Set.of("MaintainerDeprecated", "LegacyKeyValueFormat");

  /** Findings about what could as well not be there. */
  private static final Set<String> UNNECESSARY = Set.of(
      "CapabilityWithoutEffect",
      "CapabilitiesIgnoredByPrivileged",
      "DeviceIgnoredByPrivileged",
      "MultipleInstructionsDisallowed",
      "RedundantTargetPlatform",
      "SecurityOptOverridden",
      "ShmSizeIgnored",
      "UnusedIgnore");

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

  static org.eclipse.lsp4j.Diagnostic shown(Diagnostic finding, Document document) {
    org.eclipse.lsp4j.Diagnostic shown =
        new org.eclipse.lsp4j.Diagnostic(document.lines().range(finding.span()), message(finding));
    shown.setSeverity(severity(finding.severity()));
    shown.setCode(finding.code().id());
    shown.setSource(SOURCE);
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
    if (!(finding.code() instanceof Rule)) {
      return List.of();
    }
    if (DEPRECATED.contains(finding.code().id())) {
      return List.of(DiagnosticTag.Deprecated);
    }
    return UNNECESSARY.contains(finding.code().id())
        ? List.of(DiagnosticTag.Unnecessary)
        : List.of();
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
