package dev.jdf.lsp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Routes what is about one text. */
final class TextDocuments implements TextDocumentService {

  private final TextChanges changes;
  private final Session session;
  private final Answers answers;
  private final Answers lookups;
  private final Findings findings;
  private final CodeActions actions;
  private final StageLenses lenses;
  private final InlayHints inlays;
  private final InheritedHints inherited;
  private final Completions completions;
  private final Hovers hovers;
  private final ColourVersions colours = new ColourVersions();
  private final Workbench workbench;

  TextDocuments(Documents documents, Session session, Lanes lanes, Workbench workbench) {
    this.changes = new TextChanges(documents, session, workbench);
    this.session = session;
    this.answers = lanes.texts();
    this.lookups = lanes.lookups();
    this.findings = new Findings(workbench, session::abilities);
    this.actions = new CodeActions(workbench, findings);
    this.lenses = new StageLenses(documents, workbench, session::abilities);
    this.workbench = workbench;
    this.hovers = new Hovers(workbench);
    this.inlays = new InlayHints(workbench);
    this.inherited = new InheritedHints(workbench);
    this.completions = new Completions(workbench);
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    changes.open(params.getTextDocument());
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    changes.change(params.getTextDocument(), params.getContentChanges());
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    changes.close(params.getTextDocument().getUri());
    colours.closed(params.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    changes.save(params.getTextDocument().getUri(), Optional.ofNullable(params.getText()));
    session.changedOutside();
  }

  @Override
  public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams params) {
    return answers.aboutAny(
        params.getTextDocument(), document -> report(findings.shown(document)), report(List.of()));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return lookups.lookingAt(
        params,
        (document, offset, cancelled) -> Optional.of(
            Either.forRight(completions.at(document, offset, session.abilities(), cancelled))));
  }

  @Override
  public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
    return answers.later(
        () -> Completions.resolve(item, session.abilities().texts().documentation()));
  }

  @Override
  public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams params) {
    return answers.at(params, Signatures::at);
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams params) {
    return answers.about(
        params.getTextDocument(),
        document -> Stream.concat(
                inherited.in(document, params.getRange()).stream(),
                inlays.in(document, params.getRange()).stream())
            .toList(),
        List.of());
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return answers.aboutAny(
        params.getTextDocument(), document -> actions.of(document, params), List.of());
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return answers
        .at(params, (document, offset) -> Optional.of(Navigation.definition(document, offset)))
        .thenApply(found -> Either.forLeft(found == null ? List.of() : found));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    boolean all = params.getContext() != null && params.getContext().isIncludeDeclaration();
    return answers.at(
        params, (document, offset) -> Optional.of(Navigation.references(document, offset, all)));
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams params) {
    return answers.at(
        params, (document, offset) -> Optional.of(Navigation.highlights(document, offset)));
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return answers
        .at(params, Renaming::prepare)
        .thenApply(found -> found == null ? null : Either3.forSecond(found));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return answers.at(
        params, (document, offset) -> Renaming.to(document, offset, params.getNewName()));
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return answers.about(
        params.getTextDocument(),
        document -> Symbols.of(document).stream()
            .map(Either::<SymbolInformation, DocumentSymbol>forRight)
            .toList(),
        List.of());
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams params) {
    return answers.about(params.getTextDocument(), Foldings::of, List.of());
  }

  @Override
  public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams params) {
    return answers.about(
        params.getTextDocument(),
        document -> Selections.of(document, params.getPositions()),
        List.of());
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return answers.about(params.getTextDocument(), lenses::of, List.of());
  }

  @Override
  public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
    return answers.about(
        params.getTextDocument(), document -> DocumentLinks.of(document, workbench), List.of());
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams params) {
    return answers.about(params.getTextDocument(), colours::full, new SemanticTokens(List.of()));
  }

  @Override
  public CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> semanticTokensFullDelta(
      SemanticTokensDeltaParams params) {
    return answers.about(
        params.getTextDocument(),
        document -> colours.since(params.getPreviousResultId(), document),
        Either.forLeft(new SemanticTokens(List.of())));
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams params) {
    return answers.about(
        params.getTextDocument(),
        document -> new SemanticTokens(
            SemanticColours.in(document, document.lines().span(params.getRange()))),
        new SemanticTokens(List.of()));
  }

  @Override
  public CompletableFuture<CodeLens> resolveCodeLens(CodeLens lens) {
    return answers.later(() -> lenses.resolve(lens));
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    Markup markup = session.abilities().texts().hovers();
    return answers.at(params, (document, offset) -> hovers.at(document, offset, markup));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return answers.about(params.getTextDocument(), Formatting::whole, List.of());
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> rangeFormatting(
      DocumentRangeFormattingParams params) {
    return answers.about(
        params.getTextDocument(),
        document -> Formatting.within(document.lines().span(params.getRange()), document),
        List.of());
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(
      DocumentOnTypeFormattingParams params) {
    return answers.about(
        params.getTextDocument(),
        document -> Formatting.behindLineEnd(document.offset(params.getPosition()), document),
        List.of());
  }

  private static DocumentDiagnosticReport report(List<org.eclipse.lsp4j.Diagnostic> findings) {
    return new DocumentDiagnosticReport(new RelatedFullDocumentDiagnosticReport(findings));
  }
}
