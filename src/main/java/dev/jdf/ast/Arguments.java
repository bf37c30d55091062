package dev.jdf.ast;

import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction;
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
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.Keywords;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The arguments of an instruction as written: pairs as key, value and what is between them. */
final class Arguments implements DockerfileInstruction.Visitor<List<String>> {

  static List<String> of(Instruction instruction) {
    if (instruction instanceof DockerfileInstruction own) {
      return own.accept(new Arguments());
    }
    if (instruction instanceof IsolationInstruction isolation) {
      return texts(isolation.words());
    }
    return instruction instanceof Instruction.Unknown unknown ? unknown(unknown) : List.of();
  }

  /** Behind what is no keyword at all, nothing is looked at. */
  private static List<String> unknown(Instruction.Unknown line) {
    String name = line.keyword().text().toUpperCase(Locale.ROOT);
    return Keywords.names().contains(name) ? texts(line.words()) : List.of("");
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
