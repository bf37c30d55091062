package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** Behind {@code FROM stage}: who runs, where and what, as long as the new stage says nothing else. */
final class InheritedHints {

  private static final int LONGEST = 30;

  private InheritedHints() {}

  static List<InlayHint> in(Document document, Range range) {
    Span asked = document.lines().span(range);
    List<Stage> stages = Stage.all(document.parsed().spec());
    List<InlayHint> hints = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      Span from = stages.get(i).from().span();
      if (asked.start() <= from.end() && from.start() <= asked.end()) {
        document
            .profiles()
            .of(i)
            .map(InheritedHints::values)
            .filter(values -> !values.isEmpty())
            .map(values -> hint(document, from, values))
            .ifPresent(hints::add);
      }
    }
    return hints;
  }

  private static InlayHint hint(Document document, Span from, List<String> values) {
    String shown = values.stream().map(InheritedHints::bounded).collect(Collectors.joining(", "));
    InlayHint hint =
        new InlayHint(document.lines().position(from.end()), Either.forLeft("↑ " + shown));
    hint.setPaddingLeft(true);
    hint.setTooltip(
        "Inherited from the stages that this one starts from:\n\n" + String.join("\n", values));
    return hint;
  }

  private static List<String> values(Profile all) {
    int own = all.layers().size() - 1;
    if (own < 1) {
      return List.of();
    }
    Profile base = part(all, all.layers().subList(0, own));
    Profile stage = part(all, all.layers().subList(own, own + 1));
    List<String> values = new ArrayList<>();
    inherited(base, stage, User.class)
        .map(line -> "USER " + line.name().text())
        .ifPresent(values::add);
    directory(base, stage).map(path -> "WORKDIR " + path).ifPresent(values::add);
    inherited(base, stage, Entrypoint.class)
        .map(line -> "ENTRYPOINT " + words(line.command()))
        .ifPresent(values::add);
    command(base, stage).map(line -> "CMD " + words(line.command())).ifPresent(values::add);
    return values;
  }

  private static Profile part(Profile all, List<Layer> layers) {
    return new Profile(all.from(), all.platform(), layers);
  }

  private static <T extends Instruction> Optional<T> inherited(
      Profile base, Profile stage, Class<T> kind) {
    return stage.last(kind).isPresent() ? Optional.empty() : base.last(kind);
  }

  /** Each from the one before; the first one may be the image's, which is not known here. */
  private static Optional<String> directory(Profile base, Profile stage) {
    List<Workdir> own = stage.all(Workdir.class);
    if (!own.isEmpty() && own.get(0).path().text().startsWith("/")) {
      return Optional.empty();
    }
    return base.all(Workdir.class).stream()
        .map(line -> line.path().text())
        .reduce((at, path) -> path.startsWith("/") ? path : at.replaceFirst("/$", "") + "/" + path);
  }

  /** A stage that sets an entrypoint and no command does not keep the command it inherits. */
  private static Optional<Cmd> command(Profile base, Profile stage) {
    if (stage.last(Entrypoint.class).isPresent()) {
      return Optional.empty();
    }
    Optional<Cmd> kept = Optional.empty();
    for (Layer layer : base.layers()) {
      Profile one = part(base, List.of(layer));
      boolean forgets = one.last(Entrypoint.class).isPresent();
      Optional<Cmd> before = forgets ? Optional.empty() : kept;
      kept = one.last(Cmd.class).or(() -> before);
    }
    return stage.last(Cmd.class).isPresent() ? Optional.empty() : kept;
  }

  private static String words(Command command) {
    return command.words().stream().map(word -> word.text()).collect(Collectors.joining(" "));
  }

  private static String bounded(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
