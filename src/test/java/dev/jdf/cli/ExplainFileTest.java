package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainFileTest {

  private static final String STAGES = """
      FROM host AS base
      ARG NAME=NET_RAW
      CMD ["/bin/true"]
      CAP_DROP ALL
      FROM base AS debug
      CAP_ADD $NAME
      """;

  @TempDir
  Path folder;

  @Test
  void aSpecIsExplainedByItsLines() throws IOException {
    Ran outcome = explain(file("image.jdf", STAGES));
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(outcome.out().contains("1 capability (NET_RAW)"), outcome.out());
    assertTrue(outcome.out().contains("\n 6 |   NET_RAW  use raw "), outcome.out());
    assertTrue(outcome.out().contains("beside docker run:"), outcome.out());
  }

  @Test
  void targetAndBuildArgumentsCount() throws IOException {
    String spec = file("image.jdf", STAGES);
    assertTrue(explain(spec, "--target", "base").out().contains("no capabilities"));
    assertTrue(explain(spec, "--build-arg", "NAME=KILL").out().contains("1 capability (KILL)"));
  }

  @Test
  void theConfigurationOfASpecIsExplainedByTheLinesOfTheSpec() throws IOException {
    String spec = file("image.jdf", STAGES);
    String config = folder.resolve("config.json").toString();
    assertEquals(0, run("", spec, "-o", config).code());
    String facts = facts(explain(spec).out());
    assertEquals(facts, facts(explain(config).out()));
    assertEquals(facts, facts(run(STAGES, "explain", "-").out()));
  }

  @Test
  void programsGetJson() throws IOException {
    String out = explain(file("image.jdf", STAGES), "--format", "json").out();
    assertTrue(out.startsWith("{\n"), out);
    assertTrue(out.contains("\"topic\": \"system_calls\""), out);
    assertTrue(out.contains("\"line\": 6"), out);
  }

  @Test
  void aWrongFileIsReported() throws IOException {
    Ran outcome = explain(file("image.jdf", "FROM host\nCAP_ADD NET_ADMN\nCMD [\"/a\"]\n"));
    assertEquals(1, outcome.code());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().contains("did you mean NET_ADMIN?"), outcome.err());
    assertEquals(1, explain(folder.resolve("missing.jdf").toString()).code());
  }

  @Test
  void aWordThatIsNoFileIsATopic() {
    Ran outcome = explain("NET_RAW");
    assertEquals(0, outcome.code(), outcome.err());
    assertFalse(outcome.out().contains("beside docker run"), outcome.out());
  }

  /** All but the first paragraph, which names the file. */
  private static String facts(String text) {
    return text.substring(text.indexOf("\n\n"));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static Ran explain(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "explain";
    System.arraycopy(args, 0, all, 1, args.length);
    return run("", all);
  }

  private static Ran run(String input, String... args) {
    return Ran.jbuild(input, Map.of(), args);
  }
}
