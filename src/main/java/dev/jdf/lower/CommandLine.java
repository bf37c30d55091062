package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.oci.ImageConfig.Execution;
import dev.jdf.source.Span;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Instruction.Unknown;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * {@code process.args}: ENTRYPOINT, then CMD.
 *
 * @param entryLine the line of the entrypoint, absent if that is the image's
 * @param cmdLine the line of the command, absent if that is the image's
 */
record CommandLine(
    List<String> entrypoint, List<String> cmd, Optional<Span> entryLine, Optional<Span> cmdLine) {

  static Checked<Traced<List<String>>> of(Profile profile, Base base) {
    Execution image = base.execution();
    CommandLine line =
        new CommandLine(image.entrypoint(), image.cmd(), Optional.empty(), Optional.empty());
    for (Layer layer : profile.layers()) {
      line = line.then(layer);
    }
    boolean open =
        !base.isKnown() || profile.all(Unknown.class).stream().anyMatch(CommandLine::runs);
    return line.check(profile.from().span(), open);
  }

  /** A stage that sets an entrypoint and no command does not keep the command it inherits. */
  private CommandLine then(Layer layer) {
    Optional<Entrypoint> entry = last(layer, Entrypoint.class);
    Optional<Cmd> command = last(layer, Cmd.class);
    List<String> inherited = entry.isPresent() ? List.of() : cmd;
    return new CommandLine(
        entry.map(it -> words(it.command())).orElse(entrypoint),
        command.map(it -> words(it.command())).orElse(inherited),
        entry.map(Instruction::span).or(() -> entryLine),
        command.map(Instruction::span).or(() -> cmdLine));
  }

  /** Whether a line that is wrong would have said what runs. */
  private static boolean runs(Unknown line) {
    return Nearest.to(line.keyword().text(), List.of("ENTRYPOINT", "CMD")).isPresent();
  }

  /** {@code open}: what runs may be said where it was not understood, which is an error already. */
  private Checked<Traced<List<String>>> check(Span from, boolean open) {
    // An entrypoint of one empty word means none.
    List<String> entry = entrypoint.equals(List.of("")) ? List.of() : entrypoint;
    Optional<Span> origin =
        entry.isEmpty() ? cmdLine.or(() -> entryLine) : entryLine.or(() -> cmdLine);
    List<String> args = Stream.of(entry, cmd).flatMap(List::stream).toList();
    if (args.isEmpty() && open) {
      return Checked.ok(Traced.unasked(args));
    }
    if (args.isEmpty()) {
      return Checked.failed(List.of(SpecErrors.noCommand(origin.orElse(from))));
    }
    if (args.stream().anyMatch(arg -> arg.indexOf('\0') >= 0)) {
      return Checked.failed(List.of(SpecErrors.nulCharacter(origin.orElse(from))));
    }
    SortedMap<String, Span> origins = new TreeMap<>();
    origin.ifPresent(span -> origins.put("/process/args", span));
    return Checked.ok(new Traced<>(args, origins));
  }

  private static <T extends Instruction> Optional<T> last(Layer layer, Class<T> kind) {
    List<T> all = new ArrayList<>();
    layer.instructions().stream().filter(kind::isInstance).map(kind::cast).forEach(all::add);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  private static List<String> words(Command command) {
    return command.words().stream().map(Word::text).toList();
  }
}
