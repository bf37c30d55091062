package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** An editor at the other end of the pipes of a server in this JVM. */
final class Editor implements LanguageClient, AutoCloseable {

  /** No test waits this long but for a server that hangs. */
  private static final int PATIENCE_SECONDS = 60;

  private final LinkedBlockingQueue<PublishDiagnosticsParams> published =
      new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> refreshes = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> watched = new LinkedBlockingQueue<>();
  private final List<String> registered = new CopyOnWriteArrayList<>();
  private final Map<String, List<Diagnostic>> shown = new ConcurrentHashMap<>();
  private final Map<String, Integer> versions = new ConcurrentHashMap<>();
  private final CompletableFuture<Integer> end = new CompletableFuture<>();
  private final PipedOutputStream toServer = new PipedOutputStream();
  private final LanguageServer server;

  private Editor(Workbench workbench) throws IOException {
    PipedInputStream serverIn = new PipedInputStream(toServer, 1 << 16);
    PipedOutputStream serverOut = new PipedOutputStream();
    PipedInputStream fromServer = new PipedInputStream(serverOut, 1 << 16);
    Thread serving = new Thread(
        () -> end.complete(Server.serve(workbench, serverIn, serverOut)), "server under test");
    serving.setDaemon(true);
    serving.start();
    Launcher<LanguageServer> launcher =
        LSPLauncher.createClientLauncher(this, fromServer, toServer);
    Future<Void> unused = launcher.startListening();
    this.server = launcher.getRemoteProxy();
  }

  /** One that is pushed findings, and can watch files. */
  static Editor start(Workbench workbench) throws IOException {
    Editor editor = new Editor(workbench);
    editor.initialize(EditorAbilities.watching());
    return editor;
  }

  /** One that announces nothing at all. */
  static Editor bare(Workbench workbench) throws IOException {
    Editor editor = new Editor(workbench);
    editor.initialize(new ClientCapabilities(), Map.of());
    return editor;
  }

  /** One that asks for findings, and knows snippets. */
  static Editor asking(Workbench workbench) throws IOException {
    Editor editor = new Editor(workbench);
    editor.initialize(EditorAbilities.asking());
    return editor;
  }

  private InitializeResult initialize(ClientCapabilities capabilities) {
    return initialize(capabilities, Map.of("commands", List.of("jdf.explain")));
  }

  private InitializeResult initialize(ClientCapabilities capabilities, Map<String, ?> options) {
    InitializeParams params = new InitializeParams();
    params.setCapabilities(capabilities);
    params.setInitializationOptions(options);
    InitializeResult result = await(server.initialize(params));
    server.initialized(new InitializedParams());
    return result;
  }

  LanguageServer server() {
    return server;
  }

  TextDocumentIdentifier open(String uri, String text) {
    versions.put(uri, 1);
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "jdf", 1, text)));
    return new TextDocumentIdentifier(uri);
  }

  void change(String uri, TextDocumentContentChangeEvent... changes) {
    int version = versions.merge(uri, 1, Integer::sum);
    server
        .getTextDocumentService()
        .didChange(new DidChangeTextDocumentParams(
            new VersionedTextDocumentIdentifier(uri, version), List.of(changes)));
  }

  void close(String uri) {
    server
        .getTextDocumentService()
        .didClose(new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri)));
  }

  /** The findings that are pushed for the version that was sent last. */
  PublishDiagnosticsParams findings(String uri) {
    while (true) {
      PublishDiagnosticsParams next = take(published);
      if (next.getUri().equals(uri)
          && (next.getVersion() == null || next.getVersion().equals(versions.get(uri)))) {
        return next;
      }
    }
  }

  /** What the server asks the editor to ask for again. */
  String refresh() {
    return take(refreshes);
  }

  /** The files that the server asks to be told of. */
  List<String> watched() {
    return List.of(take(watched));
  }

  /** All methods that the server has registered later. */
  List<String> registered() {
    return List.copyOf(registered);
  }

  boolean wasAskedToRefresh() {
    return !refreshes.isEmpty();
  }

  /** The findings that it shows now. */
  List<Diagnostic> lastFindings(String uri) {
    return shown.getOrDefault(uri, List.of());
  }

  /** Waits until the server has read all that was said to it. */
  void answered() {
    await(server.getWorkspaceService().symbol(new WorkspaceSymbolParams("")));
  }

  boolean wasPushedFindings() {
    return !published.isEmpty();
  }

  static <T> T await(Future<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      return fail(e);
    }
  }

  /** The server's exit code after shutdown and exit. */
  int leave() {
    await(server.shutdown());
    server.exit();
    return await(end);
  }

  /** The server's exit code after the stream ends without a word. */
  int vanish() throws IOException {
    toServer.close();
    return await(end);
  }

  @Override
  public void close() {
    if (!end.isDone()) {
      leave();
    }
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    shown.put(params.getUri(), params.getDiagnostics());
    published.add(params);
  }

  @Override
  public CompletableFuture<Void> registerCapability(RegistrationParams params) {
    for (Registration registration : params.getRegistrations()) {
      registered.add(registration.getMethod());
      JsonObject options = (JsonObject) registration.getRegisterOptions();
      options
          .getAsJsonArray("watchers")
          .forEach(it -> watched.add(it.getAsJsonObject().get("globPattern").getAsString()));
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> refreshDiagnostics() {
    refreshes.add("diagnostics");
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> refreshInlayHints() {
    refreshes.add("inlay hints");
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> refreshCodeLenses() {
    refreshes.add("code lenses");
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> refreshSemanticTokens() {
    return fail("nobody can be asked for colours again");
  }

  @Override
  public void telemetryEvent(Object event) {
    fail("nothing is to be sent home: " + event);
  }

  @Override
  public void showMessage(MessageParams message) {
    fail(message.getMessage());
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams message) {
    fail(message.getMessage());
  }

  private static <T> T take(LinkedBlockingQueue<T> queue) {
    try {
      T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return next == null ? fail("the server says nothing") : next;
    } catch (InterruptedException e) {
      return fail(e);
    }
  }
}
