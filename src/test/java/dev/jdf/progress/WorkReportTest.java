package dev.jdf.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.console.Terminal;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.Progress;
import dev.jdf.store.Progress.Work;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of an image that comes slowly. */
class WorkReportTest {

  private static final Descriptor SMALL = part("small", 2_000_000);
  private static final Descriptor LARGE = part("large", 38_000_000);

  private final StringWriter text = new StringWriter();
  private long now;

  private static Descriptor part(String name, long size) {
    return new Descriptor("", Digest.of(name.getBytes(StandardCharsets.UTF_8)), size);
  }

  @Test
  void withoutATerminalThereIsALineNowAndThen() {
    WorkReport report = report(false);
    Progress.Task task = report.begin(Work.PULL, "alpine:3", List.of(SMALL, LARGE));
    pass(report, 30, task, SMALL, 50_000);
    pass(report, 200, task, LARGE, 190_000);
    task.done();
    task.close();
    assertEquals("""
        pulling alpine:3: 40.0 MB
        pulling alpine:3: 16.7 MB of 40.0 MB, 0 of 2 layers, 1.9 MB/s, 12 s left
        pulling alpine:3: 35.7 MB of 40.0 MB, 0 of 2 layers, 1.9 MB/s, 2 s left
        pulled alpine:3: 40.0 MB in 23 s, 1.7 MB/s
        """, text.toString());
  }

  @Test
  void unpackingHasItsOwnLines() {
    WorkReport report = report(false);
    Progress.Task task = report.begin(Work.UNPACK, "alpine:3", List.of(SMALL));
    pass(report, 20, task, SMALL, 100_000);
    task.done();
    task.close();
    assertEquals("""
        unpacking alpine:3: 2.0 MB
        unpacked alpine:3: 2.0 MB in 2 s, 1.0 MB/s
        """, text.toString());
  }

  @Test
  void aTerminalIsDrawnAnewAndLeftClean() {
    WorkReport report = report(true);
    Progress.Task task = report.begin(Work.UNPACK, "alpine:3", List.of(SMALL, LARGE));
    pass(report, 12, task, LARGE, 1_000_000);
    assertTrue(text.toString().contains("\033[2A"), text::toString);
    assertEquals(
        List.of(
            "unpacking alpine:3: 12.0 MB of 40.0 MB, 0 of 2 layers, 10.0 MB/s, 3 s left",
            " " + LARGE.digest().brief()
                + " [=========>                    ]   12.0 MB of 38.0 MB"),
        Screen.after(text.toString()));
    task.close();
    assertEquals(List.of(), Screen.after(text.toString()));
  }

  @Test
  void whatTakesLessThanASecondIsNotTold() {
    for (boolean terminal : new boolean[] {true, false}) {
      WorkReport report = report(terminal);
      Progress.Task task = report.begin(Work.PULL, "alpine:3", List.of(SMALL));
      pass(report, 9, task, SMALL, 200_000);
      task.done();
      task.close();
      assertEquals("", text.toString());
    }
  }

  @Test
  void whatWasThereBeforeDoesNotMakeItFaster() {
    WorkReport report = report(false);
    Progress.Task task = report.begin(Work.PULL, "alpine:3", List.of(LARGE));
    task.had(LARGE, 20_000_000);
    pass(report, 110, task, LARGE, 100_000);
    assertTrue(text.toString().contains("31.0 MB of 38.0 MB, 1.0 MB/s, 7 s left"), text::toString);
  }

  @Test
  void theWaitForTheFirstByteMakesItNoSlower() {
    WorkReport report = report(true);
    Progress.Task task = report.begin(Work.PULL, "alpine:3", List.of(LARGE));
    pass(report, 40, task, LARGE, 0);
    assertTrue(top().endsWith("0 B of 38.0 MB"), this::top);
    pass(report, 1, task, LARGE, 100_000);
    assertTrue(top().endsWith("100 kB of 38.0 MB"), this::top);
    pass(report, 9, task, LARGE, 100_000);
    assertTrue(top().endsWith("1.0 MB of 38.0 MB, 1.0 MB/s, 37 s left"), this::top);
  }

  @Test
  void whatBeginsAnewHasANewSpeed() {
    WorkReport report = report(true);
    Progress.Task task = report.begin(Work.PULL, "alpine:3", List.of(LARGE));
    pass(report, 20, task, LARGE, 1_000_000);
    task.came(LARGE, -20_000_000);
    pass(report, 10, task, LARGE, 100_000);
    assertTrue(top().endsWith("1.0 MB of 38.0 MB, 1.0 MB/s, 37 s left"), this::top);
  }

  private String top() {
    return Screen.after(text.toString()).get(0);
  }

  @Test
  void aWordInBetweenStandsAboveTheDrawing() {
    WorkReport report = report(true);
    Progress.Task task = report.begin(Work.PULL, "alpine:3", List.of(SMALL));
    pass(report, 12, task, SMALL, 1_000);
    report.says("the registry asks to wait 5 s");
    report.tick();
    List<String> screen = Screen.after(text.toString());
    assertEquals("the registry asks to wait 5 s", screen.get(0));
    assertEquals(3, screen.size(), screen::toString);
    task.close();
  }

  @Test
  void afterTheEndOfTheProcessHasBegunNothingIsDrawn() {
    WorkReport report = report(true);
    Progress.Task task = report.begin(Work.PULL, "alpine:3", List.of(SMALL));
    pass(report, 12, task, SMALL, 1_000);
    report.stop();
    pass(report, 12, task, SMALL, 1_000);
    task.done();
    task.close();
    assertEquals(List.of(), Screen.after(text.toString()));
  }

  @Test
  void aNameCannotCommandTheTerminal() {
    WorkReport report = report(false);
    Progress.Task task = report.begin(Work.PULL, "oci:/a\033[2Jb", List.of(LARGE));
    pass(report, 12, task, LARGE, 1_000);
    assertEquals("pulling oci:/a?[2Jb: 38.0 MB\n", text.toString());
  }

  @ParameterizedTest
  @CsvSource({"20", "40", "60", "80", "200"})
  void noLineIsWiderThanTheTerminal(int columns) {
    WorkReport report = new WorkReport(
        new PrintWriter(text),
        new Terminal(tty(), Map.of("TERM", "xterm", "COLUMNS", "" + columns)),
        () -> now);
    Progress.Task task = report.begin(
        Work.PULL, "registry.example.com/a/long/name/of/an/image:latest", List.of(SMALL, LARGE));
    pass(report, 12, task, LARGE, 1_000);
    for (String line : Screen.after(text.toString())) {
      assertTrue(line.length() < columns, line);
    }
    task.close();
  }

  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "999,999 B",
    "1000,1.0 kB",
    "999499,999 kB",
    "999600,1.0 MB",
    "12345678,12.3 MB",
    "9223372036854775807,9.2 EB"
  })
  void sizesAreShort(long bytes, String text) {
    assertEquals(text, Quantity.bytes(bytes));
  }

  @Test
  void timesAreShort() {
    assertEquals("0 s", Quantity.time(Duration.ofMillis(400)));
    assertEquals("4 min 05 s", Quantity.time(Duration.ofSeconds(245)));
    assertEquals("2 h 03 min", Quantity.time(Duration.ofMinutes(123)));
  }

  private void pass(WorkReport report, int tenths, Progress.Task task, Descriptor part, long each) {
    for (int i = 0; i < tenths; i++) {
      now += Duration.ofMillis(100).toNanos();
      task.came(part, each);
      report.tick();
    }
  }

  private WorkReport report(boolean terminal) {
    Map<String, String> environment = Map.of("TERM", terminal ? "xterm" : "dumb", "COLUMNS", "80");
    return new WorkReport(new PrintWriter(text), new Terminal(tty(), environment), () -> now);
  }

  /** A link that looks as one to a terminal does. */
  private static String tty() {
    try {
      Path folder = Files.createTempDirectory("jdf-test");
      Path link = Files.createSymbolicLink(folder.resolve("tty"), Path.of("/dev/pts/0"));
      return link.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
