package dev.jdf.lsp;

import dev.jdf.oci.ImageConfig;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who runs, where and what, after an image and some stages, for the next stage to take over.
 *
 * @param variables of the image: those of stages stand in the file
 */
record Inherited(
    Optional<Value> user,
    Optional<Value> directory,
    Optional<Value> entrypoint,
    Optional<Value> command,
    List<Value> variables) {

  private static final Inherited NOTHING = new Inherited(
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** What an instruction says, or would. */
  record Value(String instruction, String text, boolean ofImage) {

    /** {@code USER 1000}. */
    String line() {
      return instruction + " " + text;
    }

    /** The same where there is little room: of a variable its name. */
    String brief() {
      return instruction.equals("ENV") ? text.split("=", 2)[0] : line();
    }
  }

  /** What an image begins with; nothing where it is not known, or there is none. */
  static Inherited of(Optional<ImageConfig> image) {
    return image.map(ImageConfig::config).map(Inherited::of).orElse(NOTHING);
  }

  private static Inherited of(ImageConfig.Execution image) {
    return new Inherited(
        ofImage("USER", Optional.ofNullable(image.user()).orElse("")),
        ofImage("WORKDIR", Optional.ofNullable(image.workingDir()).orElse("")),
        ofImage("ENTRYPOINT", String.join(" ", image.entrypoint())),
        ofImage("CMD", String.join(" ", image.cmd())),
        image.env().stream().map(it -> new Value("ENV", it, true)).toList());
  }

  private static Optional<Value> ofImage(String instruction, String text) {
    return Optional.of(new Value(instruction, text, true))
        .filter(it -> !it.text().isEmpty());
  }

  /** A stage that sets an entrypoint and no command does not keep the command it inherits. */
  Inherited after(Layer stage) {
    Optional<Value> kept = last(stage, Entrypoint.class).isPresent() ? Optional.empty() : command;
    return new Inherited(
        last(stage, User.class).map(it -> said("USER", it.name().text())).or(() -> user),
        directoryAfter(stage),
        last(stage, Entrypoint.class)
            .map(it -> said("ENTRYPOINT", words(it.command())))
            .or(() -> entrypoint),
        last(stage, Cmd.class).map(it -> said("CMD", words(it.command()))).or(() -> kept),
        variablesBefore(stage));
  }

  /** What a stage does not say otherwise. */
  List<Value> before(Layer stage) {
    boolean entered = last(stage, Entrypoint.class).isPresent();
    List<Workdir> paths = all(stage, Workdir.class);
    boolean moved = !paths.isEmpty() && paths.get(0).path().text().startsWith("/");
    List<Value> values = new ArrayList<>();
    user.filter(it -> last(stage, User.class).isEmpty()).ifPresent(values::add);
    directory.filter(it -> !moved).ifPresent(values::add);
    entrypoint.filter(it -> !entered).ifPresent(values::add);
    command.filter(it -> !entered && last(stage, Cmd.class).isEmpty()).ifPresent(values::add);
    values.addAll(variablesBefore(stage));
    return values;
  }

  /** Each path starts from the one before. */
  private Optional<Value> directoryAfter(Layer stage) {
    Optional<Value> at = directory;
    for (Workdir line : all(stage, Workdir.class)) {
      String path = line.path().text();
      String before = at.map(Value::text).orElse("").replaceFirst("/$", "");
      boolean follows = !path.startsWith("/") && at.isPresent();
      at = Optional.of(said("WORKDIR", follows ? before + "/" + path : path));
    }
    return at;
  }

  private List<Value> variablesBefore(Layer stage) {
    List<String> set = all(stage, Env.class).stream()
        .flatMap(line -> line.pairs().stream())
        .map(pair -> pair.key().text())
        .toList();
    return variables.stream().filter(it -> !set.contains(it.brief())).toList();
  }

  private static Value said(String instruction, String text) {
    return new Value(instruction, text, false);
  }

  private static String words(Command command) {
    return command.words().stream().map(word -> word.text()).collect(Collectors.joining(" "));
  }

  private static <T extends Instruction> List<T> all(Layer stage, Class<T> kind) {
    Stream<Instruction> lines = stage.instructions().stream();
    return lines.filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <T extends Instruction> Optional<T> last(Layer stage, Class<T> kind) {
    List<T> lines = all(stage, kind);
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }
}
