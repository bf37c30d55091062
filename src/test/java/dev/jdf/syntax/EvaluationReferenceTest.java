package dev.jdf.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jdf.diagnostic.Checked;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** They have no part in the values, and jdf does not carry them out. */
  private static final Set<Class<?>> LEFT_OUT = Set.of(Run.class, Copy.class, Add.class);

  @ParameterizedTest
  @ValueSource(strings = {"edge.jsonl", "corpus.jsonl", "mutant.jsonl"})
  void valuesComeOutAsInTheReference(String file) throws IOException {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (JsonNode row : ReferenceCases.rows(file)) {
      JsonNode expected = row.has("expected") ? row.get("expected") : row;
      Spec spec = spec(row);
      if (isAboutValues(expected) && !isLater(expected, spec)) {
        compared++;
        String wanted = expected.has("error") ? "error" : values(expected.get("image"));
        String actual = values(withoutFiles(spec), arguments(row));
        if (!wanted.equals(actual)) {
          differences.add(ReferenceCases.name(row) + ":\n  " + wanted + "\n  " + actual);
        }
      }
    }
    assertTrue(compared > 0);
    assertEquals("", String.join("\n", differences));
  }

  /** ONBUILD does not fire, and the paths of files that are not copied are not expanded. */
  private static boolean isLater(JsonNode expected, Spec spec) {
    boolean copies = !spec.all(Copy.class).isEmpty() || !spec.all(Add.class).isEmpty();
    return !spec.all(Onbuild.class).isEmpty() || (expected.has("error") && copies);
  }

  private static boolean isAboutValues(JsonNode expected) {
    return expected.has("image")
        || expected.path("error").path("message").asText().startsWith("failed to process \"");
  }

  private static Spec spec(JsonNode row) throws IOException {
    SourceFile source = SourceFile.decode(ReferenceCases.name(row), ReferenceCases.bytes(row));
    return SpecParser.parse(source).spec();
  }

  private static Spec withoutFiles(Spec spec) {
    List<Instruction> instructions = spec.instructions().stream()
        .filter(instruction -> !LEFT_OUT.contains(instruction.getClass()))
        .toList();
    return new Spec(spec.source(), spec.directives(), spec.escape(), spec.comments(), instructions);
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

  private static String values(Spec spec, Map<String, String> arguments) {
    Request request = new Request(Optional.empty(), arguments, "linux/amd64");
    Checked<Profile> profile =
        Evaluation.of(spec, request).then(evaluation -> evaluation.profile(Map.of()));
    return profile.whole().value().map(EvaluationReferenceTest::values).orElse("error");
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
