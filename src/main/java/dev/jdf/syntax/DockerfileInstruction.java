package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The instructions of Dockerfile, with its meaning (Dockerfile reference, BuildKit's front end). */
public sealed interface DockerfileInstruction extends Instruction.Dockerfile {

  <R> R accept(Visitor<R> visitor);

  /** One method a case, so that a new instruction is thought of wherever it matters. */
  interface Visitor<R> {
    R visit(From from);

    R visit(Arg arg);

    R visit(Env env);

    R visit(Label label);

    R visit(User user);

    R visit(Workdir workdir);

    R visit(Entrypoint entrypoint);

    R visit(Cmd cmd);

    R visit(Shell shell);

    R visit(Stopsignal stopsignal);

    R visit(Expose expose);

    R visit(Volume volume);

    R visit(Healthcheck healthcheck);

    R visit(Onbuild onbuild);

    R visit(Maintainer maintainer);

    R visit(Run run);

    R visit(Copy copy);

    R visit(Add add);
  }

  /** Has room for flags in front of its operands. */
  sealed interface Flagged extends DockerfileInstruction {
    List<Flag> flags();

    /** The values of all flags of a name. */
    default List<Word> values(String name) {
      return flags().stream()
          .filter(flag -> flag.name().text().equals(name))
          .flatMap(flag -> Stream.ofNullable(flag.value()))
          .toList();
    }
  }

  /** {@code COPY} and {@code ADD}: puts files into the file system, at the last of its paths. */
  sealed interface Transfer extends Flagged {
    List<Word> paths();

    List<Heredoc> heredocs();

    /** The same with other words. */
    Transfer with(List<Flag> otherFlags, List<Word> otherPaths);

    default List<Word> sources() {
      return paths().subList(0, paths().size() - 1);
    }

    default Word target() {
      return paths().get(paths().size() - 1);
    }
  }

  /** {@code FROM [--platform=OS/ARCH] IMAGE [AS NAME]}: starts a stage. */
  record From(
      Word keyword,
      Word image,
      @Nullable Word platform,
      @Nullable Word name,
      Span span) implements DockerfileInstruction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ARG NAME[=DEFAULT] ...}: variables that the command line may set. */
  record Arg(Word keyword, List<Parameter> parameters, Span span) implements DockerfileInstruction {
    public Arg {
      parameters = List.copyOf(parameters);
    }

    /** One name of an {@code ARG}; without a default it may stay unset. */
    public record Parameter(Word name, @Nullable Word defaultValue) {}

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ENV KEY=VALUE ...}: the environment of the process. */
  record Env(Word keyword, List<Pair> pairs, Span span) implements DockerfileInstruction {
    public Env {
      pairs = List.copyOf(pairs);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code LABEL KEY=VALUE ...}: metadata of the image. */
  record Label(Word keyword, List<Pair> pairs, Span span) implements DockerfileInstruction {
    public Label {
      pairs = List.copyOf(pairs);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code USER USER[:GROUP]}: who the process runs as. */
  record User(Word keyword, Word name, Span span) implements DockerfileInstruction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code WORKDIR PATH}: where the process starts; relative to the one before. */
  record Workdir(Word keyword, Word path, Span span) implements DockerfileInstruction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ENTRYPOINT ["PROGRAM", ...]}: what runs, in front of {@code CMD}. */
  record Entrypoint(Word keyword, Command command, Span span) implements DockerfileInstruction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code CMD ["ARGUMENT", ...]}: the arguments that the command line may replace. */
  record Cmd(Word keyword, Command command, Span span) implements DockerfileInstruction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code SHELL ["PROGRAM", ...]}: what runs the shell form of the commands below. */
  record Shell(Word keyword, List<Word> words, Span span) implements DockerfileInstruction {
    public Shell {
      words = List.copyOf(words);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code STOPSIGNAL SIGNAL}: what asks the process to end. */
  record Stopsignal(Word keyword, Word signal, Span span) implements DockerfileInstruction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code EXPOSE PORT[/PROTOCOL] ...}: where the process listens. */
  record Expose(Word keyword, List<Word> ports, Span span) implements DockerfileInstruction {
    public Expose {
      ports = List.copyOf(ports);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code VOLUME PATH ...}: directories that outlive the container. */
  record Volume(Word keyword, List<Word> paths, Span span) implements DockerfileInstruction {
    public Volume {
      paths = List.copyOf(paths);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code HEALTHCHECK [FLAGS] CMD COMMAND}; {@code HEALTHCHECK NONE} has no command. */
  record Healthcheck(
      Word keyword, List<Flag> flags, @Nullable Command command, Span span) implements Flagged {
    public Healthcheck {
      flags = List.copyOf(flags);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ONBUILD INSTRUCTION}: runs in the stages and images that start from this one. */
  record Onbuild(Word keyword, Instruction trigger, Span span) implements DockerfileInstruction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code MAINTAINER NAME}: the author. */
  record Maintainer(Word keyword, Word name, Span span) implements DockerfileInstruction {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code RUN [FLAGS] COMMAND}: a step that makes the file system. */
  record Run(Word keyword, List<Flag> flags, Command command, List<Heredoc> heredocs, Span span)
      implements Flagged {
    public Run {
      flags = List.copyOf(flags);
      heredocs = List.copyOf(heredocs);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code COPY [FLAGS] SOURCE ... TARGET}: puts files of the context into the file system. */
  record Copy(Word keyword, List<Flag> flags, List<Word> paths, List<Heredoc> heredocs, Span span)
      implements Transfer {
    public Copy {
      flags = List.copyOf(flags);
      paths = List.copyOf(paths);
      heredocs = List.copyOf(heredocs);
    }

    @Override
    public Copy with(List<Flag> otherFlags, List<Word> otherPaths) {
      return new Copy(keyword, otherFlags, otherPaths, heredocs, span);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** {@code ADD [FLAGS] SOURCE ... TARGET}: as {@code COPY}, and fetches and unpacks. */
  record Add(Word keyword, List<Flag> flags, List<Word> paths, List<Heredoc> heredocs, Span span)
      implements Transfer {
    public Add {
      flags = List.copyOf(flags);
      paths = List.copyOf(paths);
      heredocs = List.copyOf(heredocs);
    }

    @Override
    public Add with(List<Flag> otherFlags, List<Word> otherPaths) {
      return new Add(keyword, otherFlags, otherPaths, heredocs, span);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }
}
