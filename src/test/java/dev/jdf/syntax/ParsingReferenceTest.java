package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds parsing against the reference front end: instructions, arguments, lines, errors or none. */
class ParsingReferenceTest {

  private static final Set<String> HAVE_COMMAND = Set.of("CMD", "ENTRYPOINT", "RUN", "HEALTHCHECK");

  /** Mistakes that jdf reports while parsing, and the reference only when it evaluates. */
  private static final Set<SyntaxCode> EARLIER = Set.of(SyntaxCode.DIRECTIVE_VALUE);

  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void linesReadAsInTheReference(String file) throws IOException {
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
    return surplus.map(Diagnostic::toString).or(() -> nodes(expected.path("nodes"), parsed));
  }

  /** What ONBUILD takes is checked where it stands, and not only where it fires. */
  private static boolean isInTrigger(Diagnostic error, Spec spec) {
    return spec.all(DockerfileInstruction.Onbuild.class).stream()
        .anyMatch(line -> line.span().contains(error.span().start()));
  }

  private static Optional<String> nodes(JsonNode expected, Parsed parsed) {
    List<String> wanted = new ArrayList<>();
    expected.forEach(node -> wanted.add(node(node)));
    List<String> actual = parsed.spec().instructions().stream()
        .map(it -> node(it, parsed.spec().source()))
        .toList();
    for (int i = 0; i < Math.max(wanted.size(), actual.size()); i++) {
      String want = i < wanted.size() ? wanted.get(i) : "nothing";
      String got = i < actual.size() ? actual.get(i) : "nothing";
      if (!want.equals(got)) {
        return Optional.of("wanted " + want + "\n    but got " + got);
      }
    }
    return Optional.empty();
  }

  private static String node(JsonNode node) {
    List<String> arguments = new ArrayList<>();
    node.path("args").forEach(argument -> arguments.add(argument.asText()));
    String name = node.get("instruction").asText();
    if (name.equals("FROM") && arguments.size() == 3) {
      arguments.set(1, "AS");
      arguments.set(2, arguments.get(2).toLowerCase(Locale.ROOT));
    }
    String lines = node.get("start") + "-" + node.get("end");
    boolean json = HAVE_COMMAND.contains(name) && node.path("json").asBoolean();
    return name + " " + arguments + " json=" + json + " " + lines;
  }

  private static String node(Instruction instruction, SourceFile source) {
    String name = instruction.keyword().text().toUpperCase(Locale.ROOT);
    List<String> arguments =
        instruction instanceof DockerfileInstruction own ? NodeView.arguments(own) : List.of("?");
    int start = source.line(instruction.span().start());
    int end = source.line(instruction.span().end());
    boolean json = command(instruction).filter(command -> !command.shell()).isPresent();
    return name + " " + arguments + " json=" + json + " " + start + "-" + end;
  }

  private static Optional<Command> command(Instruction instruction) {
    if (instruction instanceof DockerfileInstruction.Cmd cmd) {
      return Optional.of(cmd.command());
    }
    if (instruction instanceof DockerfileInstruction.Entrypoint entrypoint) {
      return Optional.of(entrypoint.command());
    }
    if (instruction instanceof DockerfileInstruction.Run run) {
      return Optional.of(run.command());
    }
    if (instruction instanceof DockerfileInstruction.Healthcheck check) {
      return Optional.ofNullable(check.command());
    }
    return Optional.empty();
  }
}
