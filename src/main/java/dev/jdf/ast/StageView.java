package dev.jdf.ast;

import dev.jdf.json.Json;
import dev.jdf.source.SourceFile;
import dev.jdf.syntax.DockerfileInstruction;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layout;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The stages of a file, and the ARGs in front of them. */
final class StageView {

  /** The reference's types that are not the instruction's name with a capital. */
  private static final Map<String, String> TYPES =
      new TreeMap<>(Map.of("STOPSIGNAL", "StopSignalCommand", "HEALTHCHECK", "HealthCheckCommand"));

  private final List<Json> globals = new ArrayList<>();
  private final List<Json> stages = new ArrayList<>();
  private final List<Json> commands = new ArrayList<>();
  private @Nullable From current;

  private StageView() {}

  static StageView of(SourceFile source, List<Instruction> instructions, Layout layout) {
    StageView view = new StageView();
    for (int i = 0; i < instructions.size(); i++) {
      view.add(instructions.get(i), new CommandView(source, layout.lines().get(i)));
    }
    view.endStage();
    return view;
  }

  List<Json> globals() {
    return globals;
  }

  List<Json> stages() {
    return stages;
  }

  private void add(Instruction instruction, CommandView view) {
    if (instruction instanceof From from) {
      endStage();
      current = from;
    } else if (current == null && instruction instanceof Arg arg) {
      arg.parameters()
          .forEach(parameter -> globals.add(new Members()
              .add("key", parameter.name().text())
              .add("value", Members.textOrNull(parameter.defaultValue()))
              .object()));
    } else {
      commands.add(command(instruction, view));
    }
  }

  private static Json command(Instruction instruction, CommandView view) {
    String name = instruction.keyword().text().toUpperCase(Locale.ROOT);
    String type = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + "Command";
    Json value = instruction instanceof DockerfileInstruction own
        ? own.accept(view)
        : new Members().add("Words", Members.texts(Arguments.of(instruction))).object();
    return new Members()
        .add("name", instruction.keyword().text())
        .add("type", TYPES.getOrDefault(name, type))
        .add("value", value)
        .object();
  }

  private void endStage() {
    if (current != null) {
      stages.add(new Members()
          .add("name", text(current.name()))
          .add("base", current.image().text())
          .add("platform", text(current.platform()))
          .add("commands", Members.orNull(commands))
          .object());
      commands.clear();
    }
  }

  private static String text(@Nullable Word word) {
    return Optional.ofNullable(word).map(Word::text).orElse("");
  }
}
