package dev.jdf.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** The language server of one editor (LSP 3.17). It only routes: each request has its class. */
public final class Server implements LanguageServer {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What goes wrong is told to the editor: stack traces on standard error say it to nobody. */
  private static final Logger PROTOCOL_LOG = Logger.getLogger("org.eclipse.lsp4j");

  private final Documents documents = new Documents();
  private final Lanes lanes = new Lanes(documents);
  private final CompletableFuture<LanguageClient> client = new CompletableFuture<>();
  private final Session session;
  private final TextDocuments texts;
  private final Workspaces workspaces;
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private boolean isShutDown;

  private Server(Workbench once) {
    Remembered workbench = new Remembered(once);
    Findings findings = new Findings(workbench, this::abilities);
    this.session = new Session(
        documents, new Publisher(documents, findings, client), client, workbench::forget);
    this.texts = new TextDocuments(documents, session, lanes, workbench);
    this.workspaces = new Workspaces(session, lanes.walks(), new WorkspaceSymbols());
  }

  /**
   * Serves one editor until it says exit, closes the stream, or ends.
   *
   * @return the exit code that the protocol wants: 0 after shutdown, else 1
   */
  public static int serve(Workbench workbench, InputStream in, OutputStream out) {
    Server server = new Server(workbench);
    PROTOCOL_LOG.setLevel(Level.OFF);
    Launcher<LanguageClient> launcher = new Launcher.Builder<LanguageClient>()
        .setLocalService(server)
        .setRemoteInterface(LanguageClient.class)
        .setInput(in)
        .setOutput(out)
        .wrapMessages(new Gate()::around)
        .setExceptionHandler(ProtocolErrors::of)
        .create();
    server.client.complete(launcher.getRemoteProxy());
    Future<?> reading = launcher.startListening();
    Thread end = new Thread(() -> server.await(reading), "end of input");
    end.setDaemon(true);
    end.start();
    int code = server.exit.join();
    server.close();
    reading.cancel(true);
    return code;
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    Optional.ofNullable(params.getProcessId()).ifPresent(this::endWith);
    session.begin(Abilities.of(params), folders(params));
    return CompletableFuture.completedFuture(
        new InitializeResult(Announcement.capabilities(), new ServerInfo("jdf", version())));
  }

  /** Older editors name one folder. */
  @SuppressWarnings("deprecation")
  private static List<WorkspaceFolder> folders(InitializeParams params) {
    List<WorkspaceFolder> folders = params.getWorkspaceFolders();
    String root = params.getRootUri();
    if (folders != null) {
      return folders;
    }
    return root == null ? List.of() : List.of(new WorkspaceFolder(root, root));
  }

  @Override
  public void initialized(InitializedParams params) {
    session.watch();
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    isShutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  /** What was asked before is answered first, unless that takes too long. */
  @Override
  public void exit() {
    int code = isShutDown ? 0 : 1;
    CompletableFuture<Boolean> unused =
        lanes.finished(PATIENCE).handle((done, late) -> exit.complete(code));
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return texts;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspaces;
  }

  /** An editor that dies without a word leaves no server behind. */
  private void endWith(int process) {
    ProcessHandle.of(process).ifPresent(editor -> {
      CompletableFuture<Void> unused = editor.onExit().thenRun(this::exit);
    });
  }

  private void await(Future<?> reading) {
    try {
      reading.get();
      exit();
    } catch (InterruptedException | ExecutionException | CancellationException ended) {
      exit();
    }
  }

  private Abilities abilities() {
    return session.abilities();
  }

  private void close() {
    lanes.close();
    session.close();
  }

  private static String version() {
    return Optional.ofNullable(Server.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
