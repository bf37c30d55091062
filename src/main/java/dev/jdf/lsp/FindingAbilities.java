package dev.jdf.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.DiagnosticCapabilities;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;

/**
 * How an editor shows findings.
 *
 * @param pulls whether it asks for them: it is not sent them as well, to show them twice
 * @param related whether it shows other places that have to do with one
 * @param tags whether it shows what is deprecated or unnecessary as such
 */
record FindingAbilities(boolean pulls, boolean related, boolean tags) {

  static final FindingAbilities NONE = new FindingAbilities(false, false, false);

  static FindingAbilities of(TextDocumentClientCapabilities texts) {
    Optional<DiagnosticCapabilities> pulled = Optional.ofNullable(texts.getDiagnostic());
    Optional<PublishDiagnosticsCapabilities> pushed =
        Optional.ofNullable(texts.getPublishDiagnostics());
    return new FindingAbilities(
        pulled.isPresent(),
        pulled
            .map(DiagnosticCapabilities::getRelatedInformation)
            .or(() -> pushed.map(PublishDiagnosticsCapabilities::getRelatedInformation))
            .orElse(false),
        pulled.map(DiagnosticCapabilities::getTagSupport).isPresent()
            || pushed
                .map(PublishDiagnosticsCapabilities::getTagSupport)
                .filter(tags -> tags.isRight() || tags.getLeft())
                .isPresent());
  }
}
