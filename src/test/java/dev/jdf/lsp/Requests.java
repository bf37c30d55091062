package dev.jdf.lsp;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.Gson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Every request about a text that the server answers, as tests make it. */
final class Requests {

  static final Gson GSON = new MessageJsonHandler(Map.of())
      .getDefaultGsonBuilder()
      .setPrettyPrinting()
      .disableHtmlEscaping()
      .create();

  /** A request about a text, or about the marked part of it. */
  private interface Request {
    CompletableFuture<?> ask(TextDocumentService server, TextDocumentIdentifier text, Range marked);
  }

  private static final Map<String, Request> ALL = Map.ofEntries(
      entry(
          "completion",
          (server, text, marked) -> server
              .completion(new CompletionParams(text, marked.getStart()))
              .thenApply(answer -> answer == null ? null : ProposedTexts.of(answer.getRight()))),
      entry(
          "rangeFormatting",
          (server, text, marked) -> server.rangeFormatting(
              new DocumentRangeFormattingParams(text, new FormattingOptions(4, true), marked))),
      entry(
          "onTypeFormatting",
          (server, text, marked) -> server.onTypeFormatting(new DocumentOnTypeFormattingParams(
              text, new FormattingOptions(4, true), marked.getStart(), "\n"))),
      entry(
          "inlayHint",
          (server, text, marked) -> server.inlayHint(new InlayHintParams(text, marked))),
      entry(
          "signatureHelp",
          (server, text, marked) ->
              server.signatureHelp(new SignatureHelpParams(text, marked.getStart()))),
      entry(
          "codeAction",
          (server, text, marked) -> server.codeAction(
              new CodeActionParams(text, marked, new CodeActionContext(List.of())))),
      entry(
          "diagnostic",
          (server, text, marked) -> server.diagnostic(new DocumentDiagnosticParams(text))),
      entry(
          "formatting",
          (server, text, marked) -> server.formatting(
              new DocumentFormattingParams(text, new FormattingOptions(4, true)))),
      entry(
          "hover",
          (server, text, marked) -> server.hover(new HoverParams(text, marked.getStart()))),
      entry(
          "definition",
          (server, text, marked) ->
              server.definition(new DefinitionParams(text, marked.getStart()))),
      entry(
          "references",
          (server, text, marked) -> server.references(
              new ReferenceParams(text, marked.getStart(), new ReferenceContext(true)))),
      entry(
          "documentHighlight",
          (server, text, marked) ->
              server.documentHighlight(new DocumentHighlightParams(text, marked.getStart()))),
      entry(
          "prepareRename",
          (server, text, marked) ->
              orRefusal(server.prepareRename(new PrepareRenameParams(text, marked.getStart())))),
      entry(
          "rename",
          (server, text, marked) ->
              orRefusal(server.rename(new RenameParams(text, marked.getStart(), "renamed")))),
      entry(
          "documentSymbol",
          (server, text, marked) -> server.documentSymbol(new DocumentSymbolParams(text))),
      entry(
          "foldingRange",
          (server, text, marked) -> server.foldingRange(new FoldingRangeRequestParams(text))),
      entry(
          "selectionRange",
          (server, text, marked) ->
              server.selectionRange(new SelectionRangeParams(text, List.of(marked.getStart())))),
      entry(
          "documentLink",
          (server, text, marked) -> server.documentLink(new DocumentLinkParams(text))),
      entry(
          "semanticTokens",
          (server, text, marked) -> server
              .semanticTokensFull(new SemanticTokensParams(text))
              .thenApply(tokens -> new ColouredText(tokens.getData()).lines())),
      entry(
          "codeLens",
          (server, text, marked) -> server
              .codeLens(new CodeLensParams(text))
              .thenCompose(
                  lenses -> all(lenses.stream().map(server::resolveCodeLens).toList()))));

  private Requests() {}

  static List<String> names() {
    return ALL.keySet().stream().sorted().toList();
  }

  static CompletableFuture<?> ask(
      String name, TextDocumentService server, TextDocumentIdentifier text, Range marked) {
    return Objects.requireNonNull(ALL.get(name), name).ask(server, text, marked);
  }

  /** The answer as JSON. */
  static CompletableFuture<String> json(String name, Editor editor, String uri, Range marked) {
    return ask(
            name, editor.server().getTextDocumentService(), new TextDocumentIdentifier(uri), marked)
        .thenApply(GSON::toJson);
  }

  private static <T> CompletableFuture<List<T>> all(List<CompletableFuture<T>> answers) {
    return CompletableFuture.allOf(answers.toArray(new CompletableFuture<?>[0]))
        .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
  }

  /** What people are told in place of an answer. */
  private static CompletableFuture<?> orRefusal(CompletableFuture<?> answer) {
    return answer.<Object>handle((it, error) -> error instanceof ResponseErrorException refused
        ? "refused: " + refused.getResponseError().getMessage()
        : error == null ? it : fail(error));
  }
}
