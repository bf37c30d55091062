package dev.jdf.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Severity;
import dev.jdf.json.Json;
import dev.jdf.json.JsonWriter;
import dev.jdf.oci.Config;
import dev.jdf.oci.ImageConfig;
import dev.jdf.oci.ImageConfigReader;
import dev.jdf.oci.Process;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.MistakenSpec;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** ONBUILD of an image is carried out in front of the first line of the stage that starts from it. */
class ImageTriggersTest {

  private static final String SPEC = "FROM img\nENV SEEN=$FIRED\nCMD [\"/bin/true\"]\n";

  @Test
  void triggersComeFirst() {
    Process process = compiled(SPEC, "ENV FIRED=yes", "ENV SEEN=no", "WORKDIR /srv");
    assertTrue(process.env().contains("SEEN=yes"), process.env().toString());
    assertEquals("/srv", process.cwd());
  }

  @Test
  void anImageWithoutTriggersAddsNothing() {
    Process process = compiled(SPEC);
    assertTrue(process.env().contains("SEEN="), process.env().toString());
    assertEquals("/", process.cwd());
  }

  @Test
  void theyFireOnceAndNotInTheNextStage() {
    Process process =
        compiled("FROM img AS base\nENV A=own\nFROM base\nCMD [\"/bin/true\"]\n", "ENV A=image");
    assertTrue(process.env().contains("A=own"), process.env().toString());
  }

  @Test
  void triggersAskForVariablesOfTheSpec() {
    Process process = compiled(
        "FROM img\nARG V=1\nCMD [\"/bin/true\"]\n", "ARG WHO=me", "ENV \\\n  A=$WHO B='a b'");
    assertTrue(process.env().containsAll(List.of("A=me", "B=a b")));
  }

  @Test
  void anImageDoesNotSayHowItIsIsolated() {
    List<Diagnostic> findings = errors(SPEC, "PRIVILEGED", "MOUNT type=bind,src=/,dst=/host");
    assertEquals(
        List.of(
            "ONBUILD of the image says PRIVILEGED, which only a spec may",
            "ONBUILD of the image says MOUNT, which only a spec may"),
        findings.stream().map(Diagnostic::message).toList());
  }

  @Test
  void whatIsWrongIsToldAtFrom() {
    for (String trigger : List.of(
        "",
        "ONBUILD CMD x",
        "FROM x",
        "ENV A",
        "RUN make",
        "ENV A=1\nUSER x",
        "USER ",
        "ENVV A=1")) {
      List<Diagnostic> findings = errors(SPEC, trigger);
      assertEquals(1, findings.size(), trigger + findings);
      assertEquals(5, findings.get(0).span().start(), trigger);
      assertEquals(8, findings.get(0).span().end(), trigger);
      assertNull(findings.get(0).fix(), trigger);
    }
  }

  /** All that is found about them stands at FROM: whatever looks at places, they are of one word. */
  @RepeatedTest(200)
  void noTriggerIsTooOdd(RepetitionInfo repetition) {
    String[] lines = MistakenSpec.of(repetition.getCurrentRepetition()).split("\n", -1);
    for (String trigger : List.of(String.join(" ", lines), String.join(" \\\n", lines), lines[0])) {
      Checked<Config> compiled = compile(SPEC, withTriggers(lines[lines.length - 1], trigger));
      assertTrue(compiled.value().isPresent() || !compiled.findings().isEmpty(), trigger);
    }
  }

  @Test
  void theShellOfTheImageRunsTheShellForm() {
    ImageConfig image = image("{\"Shell\": [\"/bin/bash\", \"-c\"]}");
    String spec = "FROM img\nCMD true\n";
    assertEquals(
        List.of("/bin/bash", "-c", "true"), process(compile(spec, image)).args());
    assertEquals(
        List.of("/bin/sh", "-c", "true"), process(compile(spec, image("{}"))).args());
  }

  private static Process compiled(String spec, String... triggers) {
    return process(compile(spec, withTriggers(triggers)));
  }

  private static Process process(Checked<Config> compiled) {
    Config config = compiled.value().orElseThrow(() -> new AssertionError(compiled.findings()));
    return Objects.requireNonNull(config.process());
  }

  private static List<Diagnostic> errors(String spec, String... triggers) {
    return compile(spec, withTriggers(triggers)).findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .toList();
  }

  private static Checked<Config> compile(String spec, ImageConfig image) {
    return SpecText.compile(new SourceFile("image.jdf", spec), image);
  }

  private static ImageConfig withTriggers(String... triggers) {
    Json list = JsonWriter.array(Stream.of(triggers).map(JsonWriter::text).toList());
    return image("{\"OnBuild\": " + JsonWriter.compact(list) + "}");
  }

  private static ImageConfig image(String config) {
    String text = "{\"architecture\": \"amd64\", \"config\": " + config + "}";
    return ImageConfigReader.read(new SourceFile("config", text)).value().orElseThrow();
  }
}
