package dev.jdf.cli;

import dev.jdf.json.JsonWriter;
import dev.jdf.lsp.Server;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An editor that opens files, types into them and asks what editors ask. */
final class EditorRehearsal {

  private static final String TYPED = "CAP_ADD NET_BIND_SERVICE";
  private static final String LENGTH = "Content-Length: ";

  private static final List<String> OF_TEXTS =
      List.of("documentSymbol", "codeLens", "foldingRange", "semanticTokens/full", "documentLink");
  private static final List<String> OF_PLACES =
      List.of("completion", "hover", "signatureHelp", "definition", "documentHighlight");

  private final PipedOutputStream toServer;
  private final InputStream fromServer;
  private int asked;

  private EditorRehearsal(PipedOutputStream toServer, InputStream fromServer) {
    this.toServer = toServer;
    this.fromServer = fromServer;
  }

  /** A session with an editor that asks for findings, and one with an editor that is sent them. */
  static void play(List<String> files, Map<String, String> environment) throws IOException {
    play(files, environment, "{\"diagnostic\":{}}");
    play(files, environment, "{}");
  }

  private static void play(List<String> files, Map<String, String> environment, String abilities)
      throws IOException {
    PipedOutputStream toServer = new PipedOutputStream();
    PipedOutputStream fromServer = new PipedOutputStream();
    PipedInputStream serverIn = new PipedInputStream(toServer, 1 << 16);
    InputStream in = new BufferedInputStream(new PipedInputStream(fromServer, 1 << 16));
    Thread server = new Thread(
        () -> Server.serve(new EditorWorkbench(environment), serverIn, fromServer), "server");
    server.setDaemon(true);
    server.start();
    new EditorRehearsal(toServer, in).session(files, abilities);
  }

  private void session(List<String> files, String abilities) throws IOException {
    ask(
        "initialize",
        "{\"processId\":null,\"rootUri\":null,\"capabilities\":{\"textDocument\":" + abilities
            + "}}");
    tell("initialized", "{}");
    for (String file : files) {
      edit(Path.of(file).toAbsolutePath().normalize());
    }
    ask("shutdown", "null");
    tell("exit", "null");
  }

  private void edit(Path file) throws IOException {
    String uri = JsonWriter.compact(JsonWriter.text(file.toUri().toString()));
    String document = "\"textDocument\":{\"uri\":" + uri;
    String text = JsonWriter.compact(JsonWriter.text(Files.readString(file) + "\n"));
    tell(
        "textDocument/didOpen",
        "{" + document + ",\"languageId\":\"jdf\",\"version\":0,\"text\":" + text + "}}");
    for (int column = 0; column < TYPED.length(); column++) {
      String place = "{\"line\":1,\"character\":" + column + "}";
      String range = "\"range\":{\"start\":" + place + ",\"end\":" + place + "}";
      tell(
          "textDocument/didChange",
          "{" + document + ",\"version\":" + (column + 1) + "},\"contentChanges\":[{" + range
              + ",\"text\":\"" + TYPED.charAt(column) + "\"}]}");
      ask("textDocument/diagnostic", "{" + document + "}}");
    }
    look(document);
  }

  private void look(String document) throws IOException {
    String place = "{\"line\":1,\"character\":12}";
    String range = "\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":" + place + "}";
    for (String request : OF_TEXTS) {
      ask("textDocument/" + request, "{" + document + "}}");
    }
    for (String request : OF_PLACES) {
      ask("textDocument/" + request, "{" + document + "},\"position\":" + place + "}");
    }
    ask("textDocument/inlayHint", "{" + document + "}," + range + "}");
    ask(
        "textDocument/codeAction",
        "{" + document + "}," + range + ",\"context\":{\"diagnostics\":[]}}");
    ask(
        "textDocument/formatting",
        "{" + document + "},\"options\":{\"tabSize\":2,\"insertSpaces\":true}}");
  }

  private void tell(String method, String parameters) throws IOException {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
  }

  /** Also what the server does not know is answered. */
  private void ask(String method, String parameters) throws IOException {
    asked++;
    String head = "{\"jsonrpc\":\"2.0\",\"id\":" + asked;
    send(head + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}");
    while (!receive().startsWith(head + ",")) {
      // Findings come in between.
    }
  }

  private void send(String message) throws IOException {
    byte[] body = message.getBytes(StandardCharsets.UTF_8);
    toServer.write((LENGTH + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    toServer.write(body);
    toServer.flush();
  }

  private String receive() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = fromServer.read();
      if (next < 0) {
        throw new IOException("the server has ended");
      }
      head.append((char) next);
    }
    int start = head.indexOf(LENGTH) + LENGTH.length();
    int length = Integer.parseInt(head.substring(start, head.indexOf("\r\n", start)));
    return new String(fromServer.readNBytes(length), StandardCharsets.UTF_8);
  }
}
