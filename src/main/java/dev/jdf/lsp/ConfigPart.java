package dev.jdf.lsp;

import dev.jdf.json.Json;
import dev.jdf.json.JsonPointer;
import dev.jdf.json.JsonReader;
import dev.jdf.json.JsonWriter;
import dev.jdf.oci.Config;
import dev.jdf.oci.ConfigWriter;
import dev.jdf.oci.SourceMap;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Instruction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of config.json that a line asks for, as text. */
final class ConfigPart {

  /** More is no answer to a pointer that rests on a word. */
  private static final int MOST_LINES = 28;

  private static final List<String> SETS = List.of("process", "capabilities");

  private static final String ROOT = "/root/path";

  private static final List<String> ABOUT_USER = List.of("/process/user", "/process/capabilities");

  private final Workbench workbench;

  ConfigPart(Workbench workbench) {
    this.workbench = workbench;
  }

  /** Absent if the line asks for nothing, a later one replaces it, or it is wrong. */
  Optional<String> of(Document document, Instruction line) {
    int stage = document.profiles().around(line.span().start());
    return stage < 0
        ? Optional.empty()
        : workbench
            .draft(document.parsed(), document.folder(), Optional.of(Integer.toString(stage)))
            .filter(draft -> !draft.leftOut().contains(line.span()))
            .flatMap(draft -> of(
                draft,
                document.source(),
                asked(
                    draft.config(),
                    document.source(),
                    line,
                    StageUser.of(document, stage, workbench))));
  }

  /** The parts that a line asks for, but for those that depend on a root that is not known. */
  private static List<List<String>> asked(
      Config config, SourceFile source, Instruction line, StageUser user) {
    int first = source.line(line.span().start());
    int last = source.line(Math.max(line.span().start(), line.span().end() - 1));
    return Optional.ofNullable(config.annotations().get(SourceMap.ANNOTATION)).stream()
        .flatMap(text -> SourceMap.parse(text).value().stream())
        .flatMap(map -> map.lines().entrySet().stream())
        .filter(it -> first <= it.getValue() && it.getValue() <= last)
        .map(it -> it.getKey())
        .filter(pointer -> !(config.root().path().isEmpty() && pointer.equals(ROOT)))
        .filter(pointer -> user.isKnown() || ABOUT_USER.stream().noneMatch(pointer::startsWith))
        .map(JsonPointer::segments)
        .toList();
  }

  private static Optional<String> of(Draft draft, SourceFile source, List<List<String>> asked) {
    SourceFile all = new SourceFile("config.json", ConfigWriter.write(draft.config()));
    return asked.isEmpty()
        ? Optional.empty()
        : JsonReader.read(all)
            .value()
            .flatMap(json -> JsonPart.of(json, oneSet(asked)))
            .map(json -> shown(json, draft.lack(source)));
  }

  /**
   * The sets of capabilities say the same, but for who may pass them on: one of them will do, or
   * what the line put into it.
   */
  private static List<List<String>> oneSet(List<List<String>> paths) {
    boolean named =
        paths.stream().anyMatch(path -> path.size() > 2 && path.subList(0, 2).equals(SETS));
    return paths.stream()
        .filter(path -> !named || !path.equals(SETS))
        .map(path -> path.equals(SETS) ? List.of("process", "capabilities", "bounding") : path)
        .toList();
  }

  private static String shown(Json json, String lack) {
    String text = JsonWriter.pretty(json);
    long count = text.lines().count();
    String most = text.lines().limit(MOST_LINES).collect(Collectors.joining("\n"));
    String rest = count > MOST_LINES ? "\n… and " + (count - MOST_LINES) + " more lines" : "";
    return "config.json" + lack + ":\n\n```json\n" + most + rest + "\n```";
  }
}
