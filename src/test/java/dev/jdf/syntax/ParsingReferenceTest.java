package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds parsing against the reference front end: errors or none. */
class ParsingReferenceTest {

  /** Mistakes that jdf reports while parsing, and the reference only when it evaluates. */
  private static final Set<SyntaxCode> EARLIER = Set.of(SyntaxCode.DIRECTIVE_VALUE);

  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void errorsAreThoseOfTheReference(String file) throws IOException {
    List<String> differences = new ArrayList<>();
    List<JsonNode> rows = ReferenceCases.rows(file);
    for (JsonNode row : rows) {
      difference(row).ifPresent(text -> differences.add(ReferenceCases.name(row) + ": " + text));
    }
    assertFalse(rows.isEmpty());
    assertEquals("", String.join("\n", differences));
  }

  private static Optional<String> difference(JsonNode row) throws IOException {
    JsonNode expected = row.has("expected") ? row.get("expected") : row;
    Parsed parsed =
        SpecParser.parse(SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row)));
    List<Diagnostic> errors = parsed.findings().stream()
        .filter(Diagnostic::isError)
        .filter(error -> error.code() != SyntaxCode.NOT_UTF8)
        .toList();
    String phase = expected.path("error").path("phase").asText("");
    boolean refused = phase.equals("parse") || phase.equals("instructions");
    if (refused) {
      return errors.isEmpty()
          ? Optional.of("no error, but " + expected.get("error").get("message"))
          : Optional.empty();
    }
    Optional<Diagnostic> surplus = errors.stream()
        .filter(error -> !(phase.equals("eval") && EARLIER.contains(error.code())))
        .filter(error -> !isInTrigger(error, parsed.spec()))
        .findFirst();
    return surplus.map(Diagnostic::toString);
  }

  /** What ONBUILD takes is checked where it stands, and not only where it fires. */
  private static boolean isInTrigger(Diagnostic error, Spec spec) {
    return spec.all(DockerfileInstruction.Onbuild.class).stream()
        .anyMatch(line -> line.span().contains(error.span().start()));
  }
}
