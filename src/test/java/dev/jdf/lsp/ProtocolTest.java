package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What editors with defects are told: a code of the protocol, a sentence, and no stack trace. */
class ProtocolTest {

  private static final int NOT_INITIALIZED = -32002;
  private static final int INVALID_REQUEST = -32600;
  private static final int NOT_FOUND = -32601;
  private static final int INVALID_PARAMETERS = -32602;

  private static final String TEXT = "{\"textDocument\":{\"uri\":\"file:///nowhere/a.jdf\"}}";
  private static final String PLACE = "{\"textDocument\":{\"uri\":\"file:///nowhere/a.jdf\"},"
      + "\"position\":{\"line\":0,\"character\":0}}";
  private static final String OPEN = "{\"textDocument\":{\"uri\":\"file:///nowhere/a.jdf\","
      + "\"languageId\":\"jdf\",\"version\":1,\"text\":\"FROM scratch\\n\"}}";

  private static void assertRefused(int code, JsonObject answer) {
    assertTrue(answer.has("error"), answer.toString());
    JsonObject error = answer.getAsJsonObject("error");
    assertEquals(code, error.get("code").getAsInt(), answer.toString());
    assertFalse(error.get("message").getAsString().isBlank());
    assertFalse(answer.toString().contains("\\n\\tat "), answer.toString());
    assertFalse(error.has("data"), answer.toString());
  }

  private static void assertAnswered(JsonObject answer) {
    assertFalse(answer.has("error"), answer.toString());
  }

  @Test
  void nothingIsServedBeforeInitialize() throws IOException {
    try (Wire wire = Wire.start()) {
      wire.tell("textDocument/didOpen", OPEN);
      assertRefused(NOT_INITIALIZED, wire.ask("textDocument/hover", PLACE));
      assertRefused(NOT_INITIALIZED, wire.ask("shutdown", "null"));
      wire.initialized();
      assertAnswered(wire.ask("textDocument/hover", PLACE));
    }
  }

  @Test
  void initializeIsAskedForOnce() throws IOException {
    try (Wire wire = Wire.start().initialized()) {
      assertRefused(INVALID_REQUEST, wire.ask("initialize", "{\"capabilities\":{}}"));
    }
  }

  @Test
  void nothingIsServedAfterShutdownWhichAnswersNull() throws IOException {
    try (Wire wire = Wire.start().initialized()) {
      JsonObject answer = wire.ask("shutdown", "null");
      assertTrue(answer.has("result") && answer.get("result").isJsonNull(), answer.toString());
      assertRefused(INVALID_REQUEST, wire.ask("textDocument/hover", PLACE));
      assertRefused(INVALID_REQUEST, wire.ask("shutdown", "null"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "textDocument/hover|{}",
        "textDocument/hover|null",
        "textDocument/hover|[]",
        "textDocument/hover|{\"textDocument\":{\"uri\":\"file:///a.jdf\"}}",
        "textDocument/hover|{\"textDocument\":{\"uri\":\"file:///a.jdf\"},\"position\":\"abc\"}",
        "textDocument/hover|{\"textDocument\":{\"uri\":\"file:///a.jdf\"},\"position\":{\"line\":\"x\",\"character\":1}}",
        "textDocument/codeAction|{\"textDocument\":{\"uri\":\"file:///a.jdf\"},\"context\":{\"diagnostics\":[]}}",
        "textDocument/inlayHint|{\"textDocument\":{\"uri\":\"file:///a.jdf\"}}",
        "textDocument/rename|{}",
        "completionItem/resolve|{}",
        "codeLens/resolve|{}",
        "workspace/symbol|{}",
        "textDocument/diagnostic|{}"
      })
  void parametersThatAreWrongAreRefused(String method, String params) throws IOException {
    try (Wire wire = Wire.start().initialized()) {
      assertRefused(INVALID_PARAMETERS, wire.ask(method, params));
      assertAnswered(wire.ask("textDocument/hover", PLACE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "textDocument/typeDefinition",
        "workspace/diagnostic",
        "workspace/executeCommand",
        "documentLink/resolve",
        "textDocument/nonsense",
        "$/nonsense"
      })
  void whatIsNotServedIsNotFound(String method) throws IOException {
    try (Wire wire = Wire.start().initialized()) {
      assertRefused(NOT_FOUND, wire.ask(method, PLACE));
      assertRefused(NOT_FOUND, wire.ask(method, "{}"));
    }
  }

  @Test
  void notificationsThatAreWrongOrUnknownAreDroppedWithoutAWord() throws IOException {
    Seen seen = new Seen();
    Logger log = Logger.getLogger("");
    log.addHandler(seen);
    try (Wire wire = Wire.start().initialized()) {
      wire.tell("textDocument/didOpen", "{}");
      wire.tell("textDocument/didChange", "null");
      wire.tell("$/setTrace", "{\"value\":\"off\"}");
      wire.tell("$/nonsense", "{}");
      wire.tell("nonsense", "{}");
      assertAnswered(wire.ask("textDocument/hover", PLACE));
      assertAnswered(wire.ask("textDocument/foldingRange", TEXT));
    } finally {
      log.removeHandler(seen);
    }
    assertEquals(List.of(), seen.messages);
  }

  /** Everything that would go to standard error. */
  private static final class Seen extends Handler {

    private final List<String> messages = new ArrayList<>();

    @Override
    public void publish(LogRecord record) {
      messages.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
