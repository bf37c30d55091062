package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.ast.FileView;
import dev.jdf.check.Checker;
import dev.jdf.check.Level;
import dev.jdf.check.Rules;
import dev.jdf.check.Settings;
import dev.jdf.compile.SpecCheck;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.exposure.ExposureReport;
import dev.jdf.format.Formatter;
import dev.jdf.lower.SpecText;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.ConfigReader;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text: a spec, findings inside of the text, no exception and no endless work. */
@Execution(ExecutionMode.CONCURRENT)
class AnyTextTest {

  private static final Settings EVERYTHING = everything();

  private static void holds(byte[] bytes) {
    SourceFile source = SourceFile.decode("image.jdf", bytes);
    Parsed parsed = SpecParser.parse(source);
    parsed.findings().forEach(finding -> isInside(finding, source));
    parsed.spec().instructions().forEach(instruction -> isInside(instruction.span(), source));
    new Checker(EVERYTHING).check(parsed).forEach(finding -> isInside(finding, source));
    Checked<Config> compiled = SpecText.compile(source);
    compiled.findings().forEach(finding -> isInside(finding, source));
    compiled.value().ifPresent(AnyTextTest::isExplained);
    assertTrue(FileView.json(source).startsWith("{\"file\":"));
    String formatted = Formatter.format(source);
    if (!source.malformed().isEmpty()) {
      assertEquals(source.text(), formatted);
      return;
    }
    assertEquals(formatted, Formatter.format(new SourceFile(source.name(), formatted)));
  }

  /** Checked, too, as a spec and as a recipe for an image. */
  private static void holdsInAll(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    holds(bytes);
    isChecked(SourceFile.decode("image.jdf", bytes));
    isChecked(SourceFile.decode("Dockerfile", bytes));
  }

  private static void isChecked(SourceFile source) {
    new SpecCheck(Map.of())
        .check(source, Path.of("src/test/resources/compile/files"), EVERYTHING)
        .findings()
        .forEach(finding -> isInside(finding, source));
  }

  /** As {@code jbuild explain FILE} does: what is written is read again. */
  private static void isExplained(Config config) {
    SourceFile written = new SourceFile("config.json", ConfigWriter.write(config));
    ConfigDocument document = ConfigReader.read(written).value().orElseThrow();
    assertTrue(new ExposureReport(written.name(), document).text(100).endsWith("\n"));
  }

  /** No rule is off. */
  private static Settings everything() {
    TreeMap<String, Level> levels = new TreeMap<>();
    Rules.ALL.forEach(rule -> levels.put(rule.id(), Level.WARNING));
    return new Settings(
        levels,
        Settings.DEFAULT.ignores(),
        List.of("docker.io"),
        Settings.DEFAULT.labels(),
        Settings.DEFAULT.failOn(),
        Settings.DEFAULT.policy());
  }

  private static void isInside(Diagnostic finding, SourceFile source) {
    isInside(finding.span(), source);
    finding.labels().forEach(label -> isInside(label.span(), source));
    assertTrue(Renderer.render(source, finding, false, 80).endsWith("\n"));
  }

  private static void isInside(Span span, SourceFile source) {
    assertTrue(
        span.end() <= source.text().length(), span + " in " + source.text().length());
  }

  @RepeatedTest(200)
  void randomPieces(RepetitionInfo repetition) {
    holdsInAll(RandomText.pieces(repetition.getCurrentRepetition()));
  }

  @RepeatedTest(200)
  void randomEditsOfRealFiles(RepetitionInfo repetition) throws IOException {
    holdsInAll(RandomText.edited(repetition.getCurrentRepetition()));
  }

  @RepeatedTest(200)
  void mistakesInSpecs(RepetitionInfo repetition) {
    holdsInAll(MistakenSpec.of(repetition.getCurrentRepetition()));
  }

  @RepeatedTest(200)
  void randomBytes(RepetitionInfo repetition) {
    byte[] bytes = new byte[200];
    new Random(repetition.getCurrentRepetition()).nextBytes(bytes);
    holds(bytes);
  }

  static List<HugeText> hugeTexts() {
    return HugeText.all();
  }

  /** The limit is far above what is needed; it stands for never. */
  @ParameterizedTest
  @MethodSource("hugeTexts")
  void hugeTextsAreReadInTheEnd(HugeText huge) {
    String text = huge.text().apply(8_000);
    assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> holds(text.getBytes(StandardCharsets.UTF_8)));
  }

  static List<HugeText> instructions() {
    return HugeText.ofInstructions();
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void anInstructionMayStandOnEveryLine(HugeText huge) {
    String text = huge.text().apply(1_000);
    assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> holds(text.getBytes(StandardCharsets.UTF_8)));
  }
}
