package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Maintainer;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the values of the last stage against the image that the reference front end makes. */
class EvaluationReferenceTest {

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void valuesComeOutAsInTheReference(String file) throws IOException {
    Tally tally = new Tally(file);
    for (JsonNode row : ReferenceCases.rows(file)) {
      JsonNode expected = row.has("expected") ? row.get("expected") : row;
      if (isAboutValues(expected)) {
        Spec spec = spec(row);
        String wanted = expected.has("error") ? "error" : values(expected.get("image"));
        String actual = values(spec, arguments(row));
        Optional<String> difference = wanted.equals(actual)
            ? Optional.empty()
            : Optional.of("\n  " + wanted + "\n  " + actual);
        tally.add(ReferenceCases.name(row), difference, Optional.empty());
      }
    }
    assertEquals("", tally.differences());
    assertFalse(tally.isEmpty());
  }

  private static boolean isAboutValues(JsonNode expected) {
    return expected.has("image")
        || expected.path("error").path("message").asText().startsWith("failed to process \"");
  }

  private static Spec spec(JsonNode row) throws IOException {
    SourceFile source = SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row));
    return SpecParser.parse(source).spec();
  }

  private static Map<String, String> arguments(JsonNode row) {
    Map<String, String> arguments = new LinkedHashMap<>();
    row.path("case")
        .path("build_args")
        .properties()
        .forEach(field -> arguments.put(field.getKey(), field.getValue().asText()));
    return arguments;
  }

  private static String values(JsonNode image) {
    JsonNode config = image.get("config");
    Map<String, String> values = new TreeMap<>();
    for (String name : List.of("Cmd", "Entrypoint", "Env")) {
      List<String> texts = new ArrayList<>();
      config.path(name).forEach(node -> texts.add(node.asText()));
      values.put(name, texts.toString());
    }
    values.put("User", config.path("User").asText(""));
    values.put("WorkingDir", Path.of(config.path("WorkingDir").asText("/")).toString());
    values.put("StopSignal", config.path("StopSignal").asText(""));
    values.put("Author", image.path("author").asText(""));
    values.put("Healthcheck", config.path("Healthcheck").path("Test").toString());
    Set<String> ports = new TreeSet<>();
    config.path("ExposedPorts").fieldNames().forEachRemaining(ports::add);
    values.put("Ports", ports.toString());
    Map<String, String> labels = new TreeMap<>();
    config
        .path("Labels")
        .properties()
        .forEach(field -> labels.put(field.getKey(), field.getValue().asText()));
    values.put("Labels", labels.toString());
    Set<String> volumes = new TreeSet<>();
    config.path("Volumes").fieldNames().forEachRemaining(volumes::add);
    values.put("Volumes", volumes.toString());
    return values.toString();
  }

  /** That RUN, COPY and ADD are not carried out has no part in it. */
  private static String values(Spec spec, Map<String, String> arguments) {
    Request request = new Request(Optional.empty(), arguments, "linux/amd64");
    Checked<Profile> profile =
        Evaluation.of(spec, request).then(evaluation -> evaluation.profile(Map.of()));
    boolean wrong = profile.findings().stream()
        .filter(finding -> finding.code() != SyntaxCode.NOT_SUPPORTED)
        .anyMatch(Diagnostic::isError);
    return profile
        .value()
        .filter(value -> !wrong)
        .map(EvaluationReferenceTest::values)
        .orElse("error");
  }

  private static String values(Profile profile) {
    Map<String, String> values = new TreeMap<>();
    values.put(
        "Entrypoint",
        profile
            .last(Entrypoint.class)
            .map(line -> texts(line.command().words()))
            .orElse(List.of())
            .toString());
    values.put("Cmd", command(profile).toString());
    values.put("Env", environment(profile).toString());
    values.put("User", profile.last(User.class).map(line -> line.name().text()).orElse(""));
    values.put("WorkingDir", workingDirectory(profile));
    values.put(
        "StopSignal",
        profile.last(Stopsignal.class).map(it -> it.signal().text()).orElse(""));
    values.put(
        "Author", profile.last(Maintainer.class).map(it -> it.name().text()).orElse(""));
    values.put(
        "Healthcheck", profile.last(Healthcheck.class).map(it -> test(it)).orElse(""));
    Set<String> ports = new TreeSet<>();
    profile
        .all(Expose.class)
        .forEach(line -> line.ports().forEach(port -> ports.addAll(ports(port.text()))));
    values.put("Ports", ports.toString());
    Map<String, String> labels = new TreeMap<>();
    profile.all(Label.class).stream()
        .flatMap(line -> line.pairs().stream())
        .forEach(pair -> labels.put(pair.key().text(), pair.value().text()));
    values.put("Labels", labels.toString());
    Set<String> volumes = new TreeSet<>();
    profile.all(Volume.class).forEach(line -> volumes.addAll(texts(line.paths())));
    values.put("Volumes", volumes.toString());
    return values.toString();
  }

  private static String workingDirectory(Profile profile) {
    Path at = Path.of("/");
    for (Workdir line : profile.all(Workdir.class)) {
      at = at.resolve(line.path().text()).normalize();
    }
    return at.toString();
  }

  private static String test(Healthcheck line) {
    Command command = line.command();
    ArrayNode test = JsonNodeFactory.instance.arrayNode();
    if (command == null) {
      return test.add("NONE").toString();
    }
    test.add(command.shell() ? "CMD-SHELL" : "CMD");
    command.words().forEach(word -> test.add(word.text()));
    return test.toString();
  }

  /** The front end knows what a range is; lowering does here. */
  private static List<String> ports(String text) {
    String[] parts = text.substring(text.lastIndexOf(':') + 1).split("/", -1);
    String protocol =
        parts.length > 1 && !parts[1].isEmpty() ? parts[1].toLowerCase(Locale.ROOT) : "tcp";
    String[] range = parts[0].split("-", -1);
    List<String> ports = new ArrayList<>();
    for (int port = Integer.parseInt(range[0]);
        port <= Integer.parseInt(range[range.length - 1]);
        port++) {
      ports.add(port + "/" + protocol);
    }
    return ports;
  }

  /** A stage that sets only ENTRYPOINT does not keep the CMD that it inherits. */
  private static List<String> command(Profile profile) {
    List<String> command = List.of();
    for (Layer layer : profile.layers()) {
      Profile own = new Profile(profile.from(), null, List.of(layer));
      boolean clears = own.last(Entrypoint.class).isPresent();
      List<String> inherited = clears ? List.of() : command;
      command = own.last(Cmd.class).map(line -> texts(line.command().words())).orElse(inherited);
    }
    return command;
  }

  private static List<String> environment(Profile profile) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", PATH);
    profile.all(Env.class).stream()
        .flatMap(line -> line.pairs().stream())
        .forEach(pair -> variables.put(pair.key().text(), pair.value().text()));
    return variables.entrySet().stream()
        .map(it -> it.getKey() + "=" + it.getValue())
        .toList();
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }
}
