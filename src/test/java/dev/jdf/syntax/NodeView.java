package dev.jdf.syntax;

import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Maintainer;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.ArrayList;
import java.util.List;

/** The arguments of an instruction in the way in which the reference cases write them. */
final class NodeView implements DockerfileInstruction.Visitor<List<String>> {

  static List<String> arguments(DockerfileInstruction instruction) {
    return instruction.accept(new NodeView());
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  private static List<String> command(Command command) {
    boolean none = command.shell() && command.words().get(0).text().isEmpty();
    return none ? List.of() : texts(command.words());
  }

  private static List<String> pairs(List<Pair> pairs) {
    List<String> all = new ArrayList<>();
    for (Pair pair : pairs) {
      all.addAll(List.of(pair.key().text(), pair.value().text(), pair.legacy() ? "" : "="));
    }
    return all;
  }

  @Override
  public List<String> visit(From from) {
    Word name = from.name();
    return name == null
        ? List.of(from.image().text())
        : List.of(from.image().text(), "AS", name.text());
  }

  @Override
  public List<String> visit(Arg arg) {
    return arg.parameters().stream()
        .map(it -> it.name().text()
            + (it.defaultValue() == null ? "" : "=" + it.defaultValue().text()))
        .toList();
  }

  @Override
  public List<String> visit(Env env) {
    return pairs(env.pairs());
  }

  @Override
  public List<String> visit(Label label) {
    return pairs(label.pairs());
  }

  @Override
  public List<String> visit(User user) {
    return List.of(user.name().text());
  }

  @Override
  public List<String> visit(Workdir workdir) {
    return List.of(workdir.path().text());
  }

  @Override
  public List<String> visit(Entrypoint entrypoint) {
    return command(entrypoint.command());
  }

  @Override
  public List<String> visit(Cmd cmd) {
    return command(cmd.command());
  }

  @Override
  public List<String> visit(Shell shell) {
    return texts(shell.words());
  }

  @Override
  public List<String> visit(Stopsignal stopsignal) {
    return List.of(stopsignal.signal().text());
  }

  @Override
  public List<String> visit(Expose expose) {
    return texts(expose.ports());
  }

  @Override
  public List<String> visit(Volume volume) {
    return texts(volume.paths());
  }

  @Override
  public List<String> visit(Healthcheck healthcheck) {
    Command command = healthcheck.command();
    if (command == null) {
      return List.of("NONE");
    }
    List<String> all = new ArrayList<>(List.of("CMD"));
    all.addAll(command(command));
    return all;
  }

  @Override
  public List<String> visit(Onbuild onbuild) {
    return List.of();
  }

  @Override
  public List<String> visit(Maintainer maintainer) {
    return List.of(maintainer.name().text());
  }

  @Override
  public List<String> visit(Run run) {
    return command(run.command());
  }

  @Override
  public List<String> visit(Copy copy) {
    return texts(copy.paths());
  }

  @Override
  public List<String> visit(Add add) {
    return texts(add.paths());
  }
}
