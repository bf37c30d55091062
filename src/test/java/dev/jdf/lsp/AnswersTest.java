package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who waits for whom, and what is done for nobody. */
class AnswersTest {

  private static final String OPEN = "{\"textDocument\":{\"uri\":\"file:///nowhere/a.jdf\","
      + "\"languageId\":\"jdf\",\"version\":1,\"text\":\"FROM scratch\\n\"}}";
  private static final String PLACE = "{\"textDocument\":{\"uri\":\"file:///nowhere/a.jdf\"},"
      + "\"position\":{\"line\":0,\"character\":1}}";

  @Test
  void whatIsCancelledBeforeItsTurnIsNotComputed() {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger computed = new AtomicInteger();
    try (Answers answers = new Answers(new Documents(), "under test", 1)) {
      CompletableFuture<Void> first = answers.later(() -> awaited(go));
      CompletableFuture<String> shown =
          answers.later(computed::incrementAndGet).thenApply(number -> "number " + number);
      shown.cancel(true);
      go.countDown();
      Editor.await(first);
      assertEquals("last", Editor.await(answers.later(() -> "last")));
    }
    assertEquals(0, computed.get());
  }

  @Test
  void workThatIsCancelledEnds() {
    CountDownLatch begun = new CountDownLatch(1);
    try (Answers answers = new Answers(new Documents(), "under test", 1)) {
      CompletableFuture<String> endless = answers
          .<String>looking(cancelled -> {
            begun.countDown();
            while (true) {
              cancelled.checkCanceled();
            }
          })
          .thenApply(String::strip);
      awaited(begun);
      endless.cancel(true);
      assertEquals("next", Editor.await(answers.later(() -> "next")));
    }
  }

  @Test
  void whatWasTakenIsAnsweredBeforeTheEnd() {
    Answers answers = new Answers(new Documents(), "under test", 2);
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<String> taken = answers.later(() -> awaited(go)).thenApply(it -> "taken");
    CompletableFuture<Void> finished = answers.finished();
    assertTrue(answers.later(() -> "late").isCancelled());
    assertFalse(finished.isDone());
    go.countDown();
    Editor.await(finished);
    assertEquals("taken", Editor.await(taken));
  }

  /** Thousands of large files take minutes; the hover behind them is there at once. */
  @Test
  void nobodyWaitsForASearchThroughABigFolder(@TempDir Path folder) throws IOException {
    fill(folder);
    try (Wire wire = Wire.start().initialized()) {
      wire.tell("textDocument/didOpen", OPEN);
      wire.tell("workspace/didChangeWorkspaceFolders", folders(folder.toUri().toString(), ""));
      wire.begin(7, "workspace/symbol", "{\"query\":\"S\"}");
      JsonObject hover = wire.ask("textDocument/hover", PLACE);
      assertEquals(Wire.ID, hover.get("id").getAsInt(), hover.toString());
      assertTrue(hover.toString().contains("FROM"), hover.toString());
      wire.tell("$/cancelRequest", "{\"id\":7}");
      JsonObject search = wire.answer();
      assertEquals(7, search.get("id").getAsInt(), search.toString());
      assertEquals(
          ResponseErrorCode.RequestCancelled.getValue(),
          search.getAsJsonObject("error").get("code").getAsInt());
      wire.tell(
          "workspace/didChangeWorkspaceFolders", folders("", folder.toUri().toString()));
      assertEquals(
          "[]", wire.ask("workspace/symbol", "{\"query\":\"S\"}").get("result").toString());
    }
  }

  private static String folders(String added, String removed) {
    return "{\"event\":{\"added\":" + listed(added) + ",\"removed\":" + listed(removed) + "}}";
  }

  private static String listed(String uri) {
    return uri.isEmpty() ? "[]" : "[{\"uri\":\"" + uri + "\",\"name\":\"big\"}]";
  }

  private static void fill(Path folder) throws IOException {
    Path file =
        Files.writeString(folder.resolve("a.jdf"), "FROM scratch\n" + "ENV S=1\n".repeat(120_000));
    for (int i = 0; i < 2_000; i++) {
      Files.createLink(folder.resolve(i + ".jdf"), file);
    }
  }

  private static Void awaited(CountDownLatch latch) {
    try {
      latch.await();
      return null;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
