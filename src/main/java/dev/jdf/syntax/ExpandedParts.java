package dev.jdf.syntax;

import dev.jdf.syntax.DockerfileInstruction.Add;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.DockerfileInstruction.Flagged;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Label;
import dev.jdf.syntax.DockerfileInstruction.Maintainer;
import dev.jdf.syntax.DockerfileInstruction.Onbuild;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.DockerfileInstruction.Stopsignal;
import dev.jdf.syntax.DockerfileInstruction.Transfer;
import dev.jdf.syntax.DockerfileInstruction.User;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The parts of a line in which variables are put in; commands are the shell's business. */
public final class ExpandedParts implements DockerfileInstruction.Visitor<List<Word>> {

  private ExpandedParts() {}

  /** All words, in file order; those of what ONBUILD keeps, once it fires. */
  static List<Word> words(Instruction line) {
    return line instanceof Onbuild onbuild
        ? words(onbuild.trigger())
        : Stream.concat(flags(line), operands(line).stream()).toList();
  }

  private static Stream<Word> flags(Instruction line) {
    if (line instanceof From from) {
      return Stream.ofNullable(from.platform());
    }
    return line instanceof Flagged flagged
        ? flagged.flags().stream()
            .filter(flag -> FlagRules.EXPANDED.contains(flag.name().text()))
            .map(Flag::value)
            .filter(Objects::nonNull)
        : Stream.empty();
  }

  /** The words behind the keyword and its flags. */
  public static List<Word> operands(Instruction line) {
    if (line instanceof IsolationInstruction isolation) {
      return isolation.words();
    }
    return line instanceof DockerfileInstruction own ? own.accept(new ExpandedParts()) : List.of();
  }

  /** The here-documents that become files, unless their names are quoted. */
  static List<Heredoc> bodies(Instruction line) {
    if (line instanceof Onbuild onbuild) {
      return bodies(onbuild.trigger());
    }
    return line instanceof Transfer transfer
        ? transfer.heredocs().stream().filter(Heredoc::expands).toList()
        : List.of();
  }

  @Override
  public List<Word> visit(From from) {
    return List.of(from.image());
  }

  @Override
  public List<Word> visit(Arg arg) {
    return arg.parameters().stream()
        .map(Arg.Parameter::defaultValue)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public List<Word> visit(Env env) {
    return pairs(env.pairs());
  }

  @Override
  public List<Word> visit(Label label) {
    return pairs(label.pairs());
  }

  private static List<Word> pairs(List<Pair> pairs) {
    return pairs.stream().flatMap(pair -> Stream.of(pair.key(), pair.value())).toList();
  }

  @Override
  public List<Word> visit(User user) {
    return List.of(user.name());
  }

  @Override
  public List<Word> visit(Workdir workdir) {
    return List.of(workdir.path());
  }

  @Override
  public List<Word> visit(Stopsignal stopsignal) {
    return List.of(stopsignal.signal());
  }

  @Override
  public List<Word> visit(Expose expose) {
    return expose.ports();
  }

  @Override
  public List<Word> visit(Volume volume) {
    return volume.paths();
  }

  @Override
  public List<Word> visit(Copy copy) {
    return copy.paths();
  }

  @Override
  public List<Word> visit(Add add) {
    return add.paths();
  }

  @Override
  public List<Word> visit(Run run) {
    return List.of();
  }

  @Override
  public List<Word> visit(Cmd cmd) {
    return List.of();
  }

  @Override
  public List<Word> visit(Entrypoint entrypoint) {
    return List.of();
  }

  @Override
  public List<Word> visit(Shell shell) {
    return List.of();
  }

  @Override
  public List<Word> visit(Healthcheck healthcheck) {
    return List.of();
  }

  @Override
  public List<Word> visit(Onbuild onbuild) {
    return List.of();
  }

  @Override
  public List<Word> visit(Maintainer maintainer) {
    return List.of();
  }
}
