package dev.jdf.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.Accounts;
import dev.jdf.linux.Arch;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Lowering against docker's answers: what differs is decided in LOWERING.md part A, row by row. */
class LoweringCasesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CASES = Path.of(System.getProperty("cases", "../shared/cases"));
  private static final Span PLACE = new Span(0, 0);

  /** What holds for a case: as docker, otherwise on purpose, or a flag that has no instruction. */
  private enum Verdict {
    AGREE,
    DECIDED,
    NO_INSTRUCTION
  }

  @Test
  void dockersAnswersAreOurs() throws IOException {
    assumeTrue(Files.exists(CASES.resolve("lowering.jsonl")), "no reference cases in " + CASES);
    SortedMap<Verdict, List<String>> verdicts = new TreeMap<>();
    List<String> defects = new ArrayList<>();
    for (String line : Files.readAllLines(CASES.resolve("lowering.jsonl"))) {
      JsonNode row = JSON.readTree(line);
      String id = row.path("case").path("id").asText();
      Optional<Verdict> verdict = verdict(row, defects);
      verdict.ifPresent(
          it -> verdicts.computeIfAbsent(it, key -> new ArrayList<>()).add(id));
    }
    verdicts.forEach((verdict, ids) -> System.out.println(
        "lowering cases: " + ids.size() + " " + verdict.name().toLowerCase(java.util.Locale.ROOT)));
    assertEquals("", String.join("\n", defects));
    assertTrue(verdicts.containsKey(Verdict.AGREE), "no case agrees");
  }

  private static Optional<Verdict> verdict(JsonNode row, List<String> defects) throws IOException {
    JsonNode asked = row.path("case");
    DockerFlags.Result flags = DockerFlags.parse(texts(asked.path("flags")));
    if (Decision.NO_INSTRUCTION.containsAll(flags.unknown()) && !flags.unknown().isEmpty()) {
      return Optional.of(Verdict.NO_INSTRUCTION);
    }
    if (!flags.unknown().isEmpty()) {
      defects.add(asked.path("id").asText() + " no word for " + flags.unknown());
      return Optional.empty();
    }
    Checked<Config> ours = lower(flags.instructions(), asked);
    Optional<Decision> decision = Decision.of(asked);
    String difference = difference(ours, row.path("expected"), decision);
    if (difference.isEmpty()) {
      return Optional.of(decision.isPresent() ? Verdict.DECIDED : Verdict.AGREE);
    }
    defects.add(asked.path("id").asText() + " " + asked.path("flags") + ": " + difference);
    return Optional.empty();
  }

  private static String difference(
      Checked<Config> ours, JsonNode expected, Optional<Decision> decision) throws IOException {
    boolean refused = ours.value().isEmpty();
    boolean refusedByDocker = expected.has("error");
    if (decision.filter(it -> it.outcome() != Decision.Outcome.SECTIONS).isPresent()) {
      boolean wanted = decision.get().outcome() == Decision.Outcome.REFUSED;
      return refused == wanted ? "" : "decided otherwise: " + decision.get().reason();
    }
    if (refused || refusedByDocker) {
      return refused == refusedByDocker
          ? ""
          : "refused by " + (refused ? "jdf " + ours.findings() : "docker " + expected);
    }
    SortedMap<String, String> docker = new DockerShape(CASES, true).of(expected.path("spec"));
    SortedMap<String, String> jdf = new DockerShape(CASES, false)
        .of(JSON.readTree(ConfigWriter.write(ours.value().orElseThrow())));
    List<String> exempt = decision.map(Decision::sections).orElse(List.of());
    StringBuilder text = new StringBuilder();
    docker.forEach((section, value) -> {
      if (!exempt.contains(section) && !value.equals(jdf.get(section))) {
        text.append("\n  ").append(section).append("\n    docker ").append(value);
        text.append("\n    jdf    ").append(jdf.get(section));
      }
    });
    return text.toString();
  }

  private static Checked<Config> lower(List<Instruction> flags, JsonNode asked) {
    List<Layer> layers = new ArrayList<>();
    if (asked.has("dockerfile")) {
      SourceFile text = new SourceFile("Dockerfile", asked.path("dockerfile").asText());
      layers.addAll(SpecText.profile(text).value().orElseThrow().layers());
    }
    List<Instruction> lines = new ArrayList<>(flags);
    if (!asked.path("args").isEmpty()) {
      lines.add(DockerFlags.command(texts(asked.path("args"))));
    }
    layers.add(new Layer(null, lines));
    Profile profile = new Profile(new Word("dir:/rootfs", PLACE), null, layers);
    Accounts accounts = Accounts.parse(file(asked, "/etc/passwd"), file(asked, "/etc/group"));
    Base base = new Base("/rootfs", false, false, null, accounts);
    Target target = new Target(Arch.X86_64, 0, 0, new OtherMachine(CASES, 1), false);
    return Lowering.lower(new SourceFile("case.jdf", "FROM x"), profile, base, target);
  }

  private static Optional<String> file(JsonNode asked, String path) {
    return Optional.ofNullable(asked.path("rootfs").get(path)).map(JsonNode::asText);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
