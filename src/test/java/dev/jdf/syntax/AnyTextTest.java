package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Renderer;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the text: a spec, findings inside of the text, no exception and no endless work. */
class AnyTextTest {

  private static final String[] PIECES = {
    "FROM ",
    "host",
    "ENV ",
    "A=",
    "$A",
    "${A",
    "${A:-",
    "}",
    "\"",
    "'",
    "\\",
    "\\\n",
    "\n",
    "`",
    "#",
    "# escape=`\n",
    "CMD ",
    "[",
    "]",
    "\"a\"",
    ",",
    "--",
    "--x=",
    "RUN ",
    "<<EOF",
    "EOF\n",
    "ONBUILD ",
    "HEALTHCHECK ",
    "NONE",
    "CAP_ADD ",
    "READ_ONLY",
    " ",
    "\t",
    "\r",
    "\u00e9",
    "\ud83d\ude00",
    "\u00a0",
    "\ufeff",
    "\u0000",
    "AS ",
    "ARG ",
    "//",
    "*",
    "?",
    "%",
    "SHELL ",
    "EXPOSE ",
    "/",
    "TRUE"
  };

  private static void holds(byte[] bytes) {
    SourceFile source = SourceFile.decode("image.jdf", bytes);
    Parsed parsed = SpecParser.parse(source);
    parsed.findings().forEach(finding -> isInside(finding, source));
    parsed.spec().instructions().forEach(instruction -> isInside(instruction.span(), source));
    Request request = new Request(Optional.empty(), Map.of(), "linux/amd64");
    Evaluation.of(parsed.spec(), request)
        .then(evaluation -> evaluation.profile(Map.of()))
        .findings()
        .forEach(finding -> isInside(finding, source));
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

  @RepeatedTest(500)
  void randomPieces(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    holds(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @RepeatedTest(200)
  void randomBytes(RepetitionInfo repetition) {
    byte[] bytes = new byte[200];
    new Random(repetition.getCurrentRepetition()).nextBytes(bytes);
    holds(bytes);
  }

  static Stream<String> hugeTexts() {
    int n = 60_000;
    return Stream.of(
        "FROM a\nCMD " + "[".repeat(n),
        "FROM a\nCMD " + "[".repeat(n) + "]".repeat(n),
        "FROM a\nCMD [" + "\"\\n\",".repeat(n) + "\"\"]",
        "FROM a\nCMD [1" + ",\"\\n\"".repeat(n) + "]",
        "FROM a\nENV A=" + "${A:-".repeat(n) + "}".repeat(n),
        "FROM a\nENV A=" + "\"'\\".repeat(n),
        "FROM a\n" + "ONBUILD ".repeat(n),
        "FROM a\n" + "ENV A=$A$A$A$A\n".repeat(2000),
        "FROM a\n" + "ENV A=aaaaaaaaaa$A\nLABEL a=$A\n".repeat(3000),
        "FROM a\nENV A=" + "a".repeat(n) + "\nENV B=${A//*a*a*a*b/x}${A%%*a*b}\n",
        "FROM a\nENV A=" + "a".repeat(n) + "\nENV B=${A//a/" + "b".repeat(n) + "}\n",
        "FROM a\n" + "RUN a <<X\n".repeat(n),
        "FROM a\nRUN \\\n" + "# c\n".repeat(n),
        "FROM a\nRUN \\\n" + "\n".repeat(n),
        "# syntax=a" + " ".repeat(n) + "b" + " ".repeat(n) + "\nFROM a\n",
        "FROM a\nCOPY " + "\\".repeat(n) + " b\n",
        "FROM a\nRUN " + "--mount=" + "a,".repeat(n) + " b\n",
        "FROM a\nLABEL " + "\ud83d\ude00=1 ".repeat(n),
        "FROM a\n" + "X\n".repeat(n));
  }

  /** The limit is far above what is needed; it stands for never. */
  @ParameterizedTest
  @MethodSource("hugeTexts")
  void hugeTextsAreReadInTheEnd(String text) {
    assertTimeoutPreemptively(
        Duration.ofMinutes(2), () -> holds(text.getBytes(StandardCharsets.UTF_8)));
    assertEquals('F', text.charAt(text.indexOf("FROM")));
  }
}
