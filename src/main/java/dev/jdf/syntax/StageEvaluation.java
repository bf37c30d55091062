package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Goes through the stages of a chain line by line: what ENV and ARG set, and SHELL, holds for the
 * lines below and for the stages that start from there.
 */
final class StageEvaluation implements DockerfileInstruction.Visitor<Instruction> {

  private final Scope scope;
  private final Expander expander;
  private List<Word> shell;

  /** What ONBUILD of the image or the stage before says: it comes first in the next, and only there. */
  private final List<Instruction> triggers;

  StageEvaluation(Scope scope, Expander expander, Span from, Inherited image) {
    this.scope = scope;
    this.expander = expander;
    this.triggers = new Triggers(from, expander.findings()).of(image.triggers());
    this.shell = image.shell().stream().map(word -> new Word(word, from)).toList();
  }

  Layer layer(Stage stage) {
    List<Instruction> fired = List.copyOf(triggers);
    triggers.clear();
    List<Instruction> lines = Stream.concat(fired.stream(), stage.instructions().stream())
        .map(this::evaluated)
        .toList();
    return new Layer(stage.from().name(), lines);
  }

  private Instruction evaluated(Instruction instruction) {
    Optional<Diagnostic> unsupported = Unsupported.finding(instruction);
    if (unsupported.isPresent()) {
      expander.findings().add(unsupported.get());
      new StepValues(expander).look(instruction);
      return instruction;
    }
    if (instruction instanceof IsolationInstruction isolation) {
      return isolation(isolation);
    }
    return instruction instanceof DockerfileInstruction own ? own.accept(this) : instruction;
  }

  private Instruction isolation(IsolationInstruction instruction) {
    List<Word> words = expander.each(instruction.words());
    if (instruction instanceof IsolationInstruction.Switch) {
      words.stream()
          .filter(word -> !IsolationForms.isBoolean(word))
          .forEach(word -> expander.findings().add(SyntaxErrors.switchValue(word)));
    }
    return instruction.with(words);
  }

  /** All pairs of one line see the variables as they were before it. */
  @Override
  public Instruction visit(Env env) {
    List<Pair> pairs = expander.pairs(env.pairs());
    pairs.forEach(pair -> expander.set(pair.key().text(), pair.value().text()));
    return new Env(env.keyword(), pairs, env.span());
  }

  /** Each argument of one line sees those in front of it. */
  @Override
  public Instruction visit(Arg arg) {
    List<Arg.Parameter> parameters = new ArrayList<>();
    for (Arg.Parameter parameter : arg.parameters()) {
      Optional<String> value = value(parameter);
      value.ifPresent(text -> expander.set(parameter.name().text(), text));
      Word written = parameter.defaultValue();
      Span span = written == null ? parameter.name().span() : written.span();
      Word known = value.map(text -> new Word(text, span)).orElse(null);
      parameters.add(new Arg.Parameter(parameter.name(), known));
    }
    return new Arg(arg.keyword(), parameters, arg.span());
  }

  /** The command line's value, or the default, or that of the global argument. */
  private Optional<String> value(Arg.Parameter parameter) {
    String name = parameter.name().text();
    Word written = parameter.defaultValue();
    if (scope.buildArgs().containsKey(name)) {
      return Optional.ofNullable(scope.buildArgs().get(name));
    }
    return written == null
        ? Optional.ofNullable(scope.globals().get(name))
        : Optional.of(expander.word(written).text());
  }

  @Override
  public Instruction visit(Label label) {
    return new Label(label.keyword(), expander.pairs(label.pairs()), label.span());
  }

  @Override
  public Instruction visit(User user) {
    return new User(user.keyword(), expander.word(user.name()), user.span());
  }

  @Override
  public Instruction visit(Workdir workdir) {
    return new Workdir(workdir.keyword(), expander.word(workdir.path()), workdir.span());
  }

  @Override
  public Instruction visit(Stopsignal stopsignal) {
    Word signal = expander.word(stopsignal.signal());
    return new Stopsignal(stopsignal.keyword(), signal, stopsignal.span());
  }

  @Override
  public Instruction visit(Expose expose) {
    List<Word> ports =
        expose.ports().stream().flatMap(port -> expander.split(port).stream()).toList();
    return new Expose(expose.keyword(), ports, expose.span());
  }

  @Override
  public Instruction visit(Volume volume) {
    return new Volume(volume.keyword(), expander.each(volume.paths()), volume.span());
  }

  @Override
  public Instruction visit(Shell line) {
    shell = line.words();
    return line;
  }

  @Override
  public Instruction visit(Entrypoint entrypoint) {
    Command command = withShell(entrypoint.command());
    return new Entrypoint(entrypoint.keyword(), command, entrypoint.span());
  }

  @Override
  public Instruction visit(Cmd cmd) {
    return new Cmd(cmd.keyword(), withShell(cmd.command()), cmd.span());
  }

  private Command withShell(Command command) {
    if (!command.shell()) {
      return command;
    }
    List<Word> words =
        Stream.concat(shell(command).stream(), command.words().stream()).toList();
    return new Command(words, true, command.span());
  }

  private List<Word> shell(Command command) {
    Span span = command.span();
    return shell.isEmpty() ? List.of(new Word("/bin/sh", span), new Word("-c", span)) : shell;
  }

  @Override
  public Instruction visit(Healthcheck healthcheck) {
    return healthcheck;
  }

  @Override
  public Instruction visit(Maintainer maintainer) {
    return maintainer;
  }

  @Override
  public Instruction visit(From from) {
    return from;
  }

  @Override
  public Instruction visit(Onbuild onbuild) {
    triggers.add(onbuild.trigger());
    return onbuild;
  }

  @Override
  public Instruction visit(Run run) {
    return run;
  }

  @Override
  public Instruction visit(Copy copy) {
    return copy;
  }

  @Override
  public Instruction visit(Add add) {
    return add;
  }
}
