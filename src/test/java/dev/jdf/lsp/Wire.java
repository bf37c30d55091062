package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.jdf.cli.Workbenches;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;

/** A server that is spoken to byte by byte, as an editor with defects does. */
final class Wire implements AutoCloseable {

  /** Of requests that are waited for. */
  static final int ID = 1;

  private final OutputStream toServer;
  private final InputStream fromServer;

  Wire(InputStream fromServer, OutputStream toServer) {
    this.fromServer = fromServer;
    this.toServer = toServer;
  }

  /** With a server in this JVM. */
  static Wire start() throws IOException {
    PipedOutputStream toServer = new PipedOutputStream();
    PipedInputStream serverIn = new PipedInputStream(toServer, 1 << 16);
    PipedOutputStream serverOut = new PipedOutputStream();
    PipedInputStream fromServer = new PipedInputStream(serverOut, 1 << 16);
    Thread serving = new Thread(
        () -> Server.serve(Workbenches.real(), serverIn, serverOut), "server under test");
    serving.setDaemon(true);
    serving.start();
    return new Wire(fromServer, toServer);
  }

  Wire initialized() throws IOException {
    ask("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}");
    tell("initialized", "{}");
    return this;
  }

  /** The first answer after a request, whatever else the server says before it. */
  JsonObject ask(String method, String params) throws IOException {
    begin(ID, method, params);
    return answer();
  }

  /** Asks and does not wait. */
  void begin(int id, String method, String params) throws IOException {
    send("\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params);
  }

  /** The next answer to any request. */
  JsonObject answer() throws IOException {
    while (true) {
      JsonObject message = read();
      if (message.has("id") && !message.has("method")) {
        return message;
      }
    }
  }

  void tell(String method, String params) throws IOException {
    send("\"method\":\"" + method + "\",\"params\":" + params);
  }

  private void send(String members) throws IOException {
    byte[] body = ("{\"jsonrpc\":\"2.0\"," + members + "}").getBytes(StandardCharsets.UTF_8);
    toServer.write(
        ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    toServer.write(body);
    toServer.flush();
  }

  private JsonObject read() throws IOException {
    StringBuilder header = new StringBuilder();
    while (!header.toString().endsWith("\r\n\r\n")) {
      int next = fromServer.read();
      if (next < 0) {
        return fail("the server has gone");
      }
      header.append((char) next);
    }
    int length =
        Integer.parseInt(header.toString().replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
    String body = new String(fromServer.readNBytes(length), StandardCharsets.UTF_8);
    return JsonParser.parseString(body).getAsJsonObject();
  }

  @Override
  public void close() throws IOException {
    toServer.close();
  }
}
