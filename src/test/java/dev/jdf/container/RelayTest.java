package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor between the container's terminal and a caller that has none. */
class RelayTest {

  /** A megabyte whose every line is another. */
  private static final String MUCH = "awk 'BEGIN { for (i = 100000; i < 250000; i++) print i }'";

  @TempDir
  private Path folder;

  @Test
  void nothingIsLostOnAReaderThatIsSlow() throws Exception {
    assertEquals(numbers(), read(start(List.of(bundle(MUCH).launcher().toString()))));
  }

  @Test
  void nothingIsLostOnAPipeThatDoesNotBlock() throws Exception {
    Bundle bundle = Probe.into(bundle(MUCH));
    List<String> command =
        List.of(Probe.program().toString(), "nonblocking", bundle.launcher().toString());
    assertEquals(numbers(), read(start(command)));
  }

  @Test
  void aSignalIsPassedOnWhileNobodyReads() throws Exception {
    Process process = start(List.of(
        bundle("trap 'exit 9' TERM; while :; do echo x; done").launcher().toString()));
    assertEquals('x', process.getInputStream().read());
    process.toHandle().destroy();
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertEquals(9, process.waitFor());
  }

  @Test
  void aProgramEndsThoughNobodyWillRead() throws Exception {
    Process process = start(List.of(bundle(MUCH + "; exit 8").launcher().toString()));
    process.getInputStream().close();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(8, process.exitValue());
  }

  /** The relay has not begun, so it must not read the caller's input to its end either. */
  @Test
  void aFailureBeforeTheTerminalIsThereEndsAtOnce() throws Exception {
    Bundle bundle = bundle("true").withoutNamespace("ipc");
    ((ArrayNode) bundle.linux().get("namespaces"))
        .addObject()
        .put("type", "ipc")
        .put("path", "/proc/self/ns/uts");
    Process process = start(List.of(bundle.launcher().toString()));
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(125, process.exitValue());
  }

  private Bundle bundle(String script) {
    Bundle bundle = Bundle.in(folder).withoutCgroups().script(script);
    bundle.process().put("terminal", true);
    return bundle;
  }

  private Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** With pauses, so that everything before the reader is full most of the time. */
  private static String read(Process process) throws Exception {
    StringBuilder text = new StringBuilder();
    byte[] bytes = new byte[30_000];
    InputStream stream = process.getInputStream();
    for (int count = stream.read(bytes); count >= 0; count = stream.read(bytes)) {
      text.append(new String(bytes, 0, count, StandardCharsets.US_ASCII));
      Thread.sleep(2);
    }
    assertEquals(0, process.waitFor());
    return text.toString();
  }

  private static String numbers() {
    return IntStream.range(100000, 250000)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
