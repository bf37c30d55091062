package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds parsing against the reference front end: errors or none, and where. What lines
 * mean is held in AstReferenceTest.
 */
class ParsingReferenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void errorsAreThoseOfTheReference(String file) throws IOException {
    Tally tally = new Tally(file);
    for (JsonNode row : ReferenceCases.rows(file)) {
      JsonNode expected = row.has("expected") ? row.get("expected") : row;
      SourceFile source = SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row));
      Parsed parsed = SpecParser.parse(source);
      Optional<String> difference = difference(expected, parsed);
      tally.add(ReferenceCases.name(row), difference, decision(expected, parsed));
    }
    assertEquals("", tally.differences());
    assertFalse(tally.isEmpty());
  }

  /** Why a difference is meant to be. */
  private static Optional<String> decision(JsonNode expected, Parsed parsed) {
    List<Diagnostic> errors =
        parsed.findings().stream().filter(Diagnostic::isError).toList();
    if (errors.stream()
        .map(Diagnostic::code)
        .anyMatch(it -> it == SyntaxCode.NOT_UTF8 || it == SyntaxCode.NOT_TEXT)) {
      return Optional.of("A1.4: bytes that are not UTF-8 are a diagnostic");
    }
    boolean ofFile = errors.stream()
        .map(Diagnostic::code)
        .anyMatch(it -> it == SyntaxCode.LINE_TOO_LONG || it == SyntaxCode.NO_INSTRUCTIONS);
    if (ofFile) {
      return Optional.of("A2: at the place of the mistake, not where reading stopped");
    }
    String phase = expected.path("error").path("phase").asText("");
    if (phase.equals("eval") && !errors.isEmpty()) {
      return Optional.of("A2: what the reference says when evaluating is said at once");
    }
    if (errors.stream().anyMatch(error -> isInTrigger(error, parsed.spec()))) {
      return Optional.of("A2: what ONBUILD takes is checked where it stands");
    }
    return Optional.empty();
  }

  private static boolean isInTrigger(Diagnostic error, Spec spec) {
    return spec.all(DockerfileInstruction.Onbuild.class).stream()
        .anyMatch(line -> line.span().contains(error.span().start()));
  }

  private static Optional<String> difference(JsonNode expected, Parsed parsed) {
    Optional<Diagnostic> error =
        parsed.findings().stream().filter(Diagnostic::isError).findFirst();
    String phase = expected.path("error").path("phase").asText("");
    boolean refused = phase.equals("parse") || phase.equals("instructions");
    if (refused != error.isPresent()) {
      return Optional.of(
          refused
              ? "no error, but " + expected.get("error").get("message")
              : error.get().toString());
    }
    return refused ? place(expected, parsed) : Optional.empty();
  }

  /** One of our errors is in the lines that the reference complains about, which knows only one. */
  private static Optional<String> place(JsonNode expected, Parsed parsed) {
    JsonNode lines = expected.path("error").path("lines").path(0);
    boolean known = lines.path(1).asInt() > 0 && !isAboutDirectives(expected);
    boolean same = parsed.findings().stream()
        .filter(Diagnostic::isError)
        .mapToInt(finding -> parsed.spec().source().line(finding.span().start()))
        .anyMatch(line -> line >= lines.path(0).asInt() && line <= lines.path(1).asInt());
    return !known || same
        ? Optional.empty()
        : Optional.of(expected.get("error") + " but " + parsed.findings());
  }

  /** "The reported line is off by one (0-based) for errors in directives." */
  private static boolean isAboutDirectives(JsonNode expected) {
    String message = expected.path("error").path("message").asText();
    return message.contains("parser directive") || message.contains("escape token");
  }
}
