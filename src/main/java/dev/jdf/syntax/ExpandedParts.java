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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The words of a line in which variables are put in; commands are the shell's business. */
final class ExpandedParts implements DockerfileInstruction.Visitor<Stream<Word>> {

  private ExpandedParts() {}

  static List<Word> words(Instruction line) {
    return stream(line).toList();
  }

  private static Stream<Word> stream(Instruction line) {
    if (line instanceof IsolationInstruction isolation) {
      return isolation.words().stream();
    }
    return line instanceof DockerfileInstruction own
        ? own.accept(new ExpandedParts())
        : Stream.empty();
  }

  /** The here-documents that become files, unless their names are quoted. */
  static List<Heredoc> bodies(Instruction line) {
    if (line instanceof Onbuild onbuild) {
      return bodies(onbuild.trigger());
    }
    List<Heredoc> files = line instanceof Copy copy
        ? copy.heredocs()
        : line instanceof Add add ? add.heredocs() : List.of();
    return files.stream().filter(Heredoc::expands).toList();
  }

  @Override
  public Stream<Word> visit(From from) {
    return Stream.of(from.platform(), from.image()).filter(Objects::nonNull);
  }

  @Override
  public Stream<Word> visit(Arg arg) {
    return arg.parameters().stream().map(Arg.Parameter::defaultValue).filter(Objects::nonNull);
  }

  @Override
  public Stream<Word> visit(Env env) {
    return pairs(env.pairs());
  }

  @Override
  public Stream<Word> visit(Label label) {
    return pairs(label.pairs());
  }

  private static Stream<Word> pairs(List<Pair> pairs) {
    return pairs.stream().flatMap(pair -> Stream.of(pair.key(), pair.value()));
  }

  @Override
  public Stream<Word> visit(User user) {
    return Stream.of(user.name());
  }

  @Override
  public Stream<Word> visit(Workdir workdir) {
    return Stream.of(workdir.path());
  }

  @Override
  public Stream<Word> visit(Stopsignal stopsignal) {
    return Stream.of(stopsignal.signal());
  }

  @Override
  public Stream<Word> visit(Expose expose) {
    return expose.ports().stream();
  }

  @Override
  public Stream<Word> visit(Volume volume) {
    return volume.paths().stream();
  }

  @Override
  public Stream<Word> visit(Copy copy) {
    return Stream.concat(flags(copy.flags()), copy.paths().stream());
  }

  @Override
  public Stream<Word> visit(Add add) {
    return Stream.concat(flags(add.flags()), add.paths().stream());
  }

  @Override
  public Stream<Word> visit(Run run) {
    return flags(run.flags());
  }

  private static Stream<Word> flags(List<Flag> flags) {
    return flags.stream()
        .filter(flag ->
            List.of("chown", "chmod", "checksum", "mount").contains(flag.name().text()))
        .map(Flag::value)
        .filter(Objects::nonNull);
  }

  /** Once it fires. */
  @Override
  public Stream<Word> visit(Onbuild onbuild) {
    return stream(onbuild.trigger());
  }

  @Override
  public Stream<Word> visit(Cmd cmd) {
    return Stream.empty();
  }

  @Override
  public Stream<Word> visit(Entrypoint entrypoint) {
    return Stream.empty();
  }

  @Override
  public Stream<Word> visit(Shell shell) {
    return Stream.empty();
  }

  @Override
  public Stream<Word> visit(Healthcheck healthcheck) {
    return Stream.empty();
  }

  @Override
  public Stream<Word> visit(Maintainer maintainer) {
    return Stream.empty();
  }
}
