package dev.jdf.lsp;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.Gson;
import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
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
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each text below {@code lsp/REQUEST/} has the server's answer to that request beside it. The
 * request is made where the text has its mark, through a real pipe.
 */
class RequestFixturesTest {

  private static final Path ROOT = Path.of("src/test/resources/lsp").toAbsolutePath();
  private static final boolean UPDATE = System.getProperty("golden.update") != null;
  private static final String ENDING = ".jdf";

  private static final Pattern RANGE = Pattern.compile("""
      \\{\\s+"start": \\{\\s+"line": (\\d+),\\s+"character": (\\d+)\\s+},\
      \\s+"end": \\{\\s+"line": (\\d+),\\s+"character": (\\d+)\\s+}\\s+}""");

  private static final Gson GSON = new MessageJsonHandler(Map.of())
      .getDefaultGsonBuilder()
      .setPrettyPrinting()
      .disableHtmlEscaping()
      .create();

  /** A request about a text, or about the marked part of it. */
  private interface Request {
    CompletableFuture<?> ask(TextDocumentService server, TextDocumentIdentifier text, Range marked);
  }

  private static final Map<String, Request> REQUESTS = Map.ofEntries(
      entry(
          "completion",
          (server, text, marked) -> server
              .completion(new CompletionParams(text, marked.getStart()))
              .thenApply(answer -> ProposedTexts.of(answer.getRight()))),
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
          "codeLens",
          (server, text, marked) -> server
              .codeLens(new CodeLensParams(text))
              .thenCompose(
                  lenses -> all(lenses.stream().map(server::resolveCodeLens).toList()))));

  private static Editor editor;

  @BeforeAll
  static void start() throws IOException {
    editor = Editor.asking(Workbenches.real());
  }

  @AfterAll
  static void leave() {
    assertEquals(0, editor.leave());
  }

  @TestFactory
  Stream<DynamicTest> fixtures() throws IOException {
    return files()
        .filter(file -> file.toString().endsWith(ENDING))
        .map(file -> dynamicTest(ROOT.relativize(file).toString(), () -> check(file)));
  }

  @TestFactory
  Stream<DynamicTest> everyAnswerHasItsText() throws IOException {
    return files()
        .filter(file -> file.toString().endsWith(".json"))
        .map(file -> dynamicTest(
            ROOT.relativize(file).toString(),
            () -> assertTrue(Files.exists(Path.of(file.toString().replace(".json", ENDING))))));
  }

  private static void check(Path file) throws IOException {
    MarkedText marked = MarkedText.parse(Files.readString(file));
    Request request =
        Objects.requireNonNull(REQUESTS.get(ROOT.relativize(file).getName(0).toString()));
    TextDocumentIdentifier text = editor.open(file.toUri().toString(), marked.text());
    Object answer = Editor.await(request.ask(
        editor.server().getTextDocumentService(), text, new Range(marked.start(), marked.end())));
    editor.close(text.getUri());
    String json = shown(answer);
    Path expected = Path.of(file.toString().replace(ENDING, ".json"));
    String before = Files.exists(expected) ? Files.readString(expected) : "";
    if (UPDATE && !before.equals(json)) {
      Files.writeString(expected, json);
      fail("wrote " + expected);
    }
    assertEquals(before, json);
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

  /** With {@code "1:0-1:8"} in the place of a range's nine lines. */
  private static String shown(Object answer) {
    String json = GSON.toJson(answer).replace(ROOT.toUri().toString(), "file:///project/");
    return RANGE.matcher(json).replaceAll("\"$1:$2-$3:$4\"") + "\n";
  }

  private static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }
}
