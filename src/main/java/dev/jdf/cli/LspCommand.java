package dev.jdf.cli;

import dev.jdf.console.Console;
import dev.jdf.lsp.Server;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jbuild lsp}: the language server. */
@Command(
    name = "lsp",
    description = "Serves an editor: findings, completion and more for specs (LSP 3.17).",
    customSynopsis = "jbuild lsp [--socket PORT]",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Editors start it themselves: docs/editors.md says how.",
      "",
      "Exit codes: 0 after shutdown, 1 without it, 2 the command line is wrong."
    })
final class LspCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65535;

  @Option(
      names = "--socket",
      paramLabel = "PORT",
      description = "Wait for one editor on this port of the loopback interface"
          + " (default: standard input and output).")
  private @Nullable Integer port;

  @Option(names = "--stdio", description = "The default, for editors that always say so.")
  private boolean stdio;

  @Spec
  private @Nullable CommandSpec command;

  private final Console console;

  LspCommand(Console console) {
    this.console = console;
  }

  /** Editors say it again in {@code initialize}; some say it only here. */
  @Option(names = "--clientProcessId", hidden = true, paramLabel = "PID")
  void endWith(long editor) {
    ProcessHandle.of(editor).ifPresent(process -> {
      CompletableFuture<Void> unused =
          process.onExit().thenRun(() -> Runtime.getRuntime().halt(JBuild.FAILED));
    });
  }

  @Override
  public Integer call() throws IOException {
    if (port == null) {
      return serve(console);
    }
    Demand.that(!stdio, line(), "--socket and --stdio exclude one another");
    Demand.that(
        port >= 1 && port <= HIGHEST_PORT,
        line(),
        "--socket: " + port + " is no port (1 to 65535)");
    try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Socket socket = listening.accept()) {
      return Server.serve(workbench(console), socket.getInputStream(), socket.getOutputStream());
    }
  }

  /** On standard input and output; whatever else prints there would break the protocol. */
  static int serve(Console console) {
    InputStream in = console.in();
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    return Server.serve(workbench(console), in, new FileOutputStream(FileDescriptor.out));
  }

  private static EditorWorkbench workbench(Console console) {
    return new EditorWorkbench(console.environment());
  }

  private CommandLine line() {
    return Objects.requireNonNull(command).commandLine();
  }
}
