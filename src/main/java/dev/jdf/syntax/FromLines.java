package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.From;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the FROM lines of a spec come to.
 *
 * @param variables those that FROM lines know
 * @param ofGlobals what is wrong with the ARGs in front of the first of them
 */
record FromLines(Map<String, String> variables, List<Diagnostic> ofGlobals, List<Expanded> lines) {

  FromLines {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    ofGlobals = List.copyOf(ofGlobals);
    lines = List.copyOf(lines);
  }

  /** One of them, with what was found in its image and in its platform. */
  private record Expanded(
      From written,
      Word image,
      @Nullable Word platform,
      List<Diagnostic> ofImage,
      List<Diagnostic> ofPlatform) {}

  static FromLines of(Spec spec, List<Stage> stages, Request request) {
    Expander globals = Globals.of(spec, request);
    List<Diagnostic> ofGlobals = List.copyOf(globals.findings());
    List<Expanded> lines = new ArrayList<>(stages.size());
    stages.forEach(stage -> lines.add(expanded(stage.from(), globals)));
    return new FromLines(globals.variables(), ofGlobals, lines);
  }

  private static Expanded expanded(From from, Expander globals) {
    int before = globals.findings().size();
    Word image = globals.word(from.image());
    int between = globals.findings().size();
    Word platform = from.platform() == null ? null : platform(from.platform(), globals);
    List<Diagnostic> all = globals.findings();
    return new Expanded(
        from,
        image,
        platform,
        List.copyOf(all.subList(before, between)),
        List.copyOf(all.subList(between, all.size())));
  }

  private static Word platform(Word written, Expander globals) {
    Word platform = globals.word(written);
    if (platform.text().isBlank()) {
      globals.findings().add(EvaluationErrors.blankPlatform(written));
    }
    return platform;
  }

  /** What is wrong with the ARGs in front of the first FROM, and with all FROM lines. */
  List<Diagnostic> findings() {
    List<Diagnostic> findings = new ArrayList<>(ofGlobals);
    for (Expanded line : lines) {
      findings.addAll(line.ofImage());
      findings.addAll(line.ofPlatform());
    }
    return findings;
  }

  /** Images that come to nothing: no builder looks at any stage then, not even at another one. */
  List<Diagnostic> blank() {
    return lines.stream()
        .filter(line -> line.image().text().isBlank())
        .filter(line -> line.ofImage().stream().noneMatch(Diagnostic::isError))
        .map(line -> line.written().image())
        .filter(written -> !written.text().isEmpty())
        .map(EvaluationErrors::blankBase)
        .toList();
  }

  Word image(int stage) {
    return lines.get(stage).image();
  }

  @Nullable
  Word platform(int stage) {
    return lines.get(stage).platform();
  }

  List<Diagnostic> ofImage(int stage) {
    return lines.get(stage).ofImage();
  }

  List<Diagnostic> ofPlatform(int stage) {
    return lines.get(stage).ofPlatform();
  }
}
