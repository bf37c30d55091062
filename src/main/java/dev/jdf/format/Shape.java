package dev.jdf.format;

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
import dev.jdf.syntax.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What blanks mean behind the keyword of an instruction. */
enum Shape {
  /** They part words, outside of quotes. */
  WORDS,
  /** They mean nothing, outside of strings. */
  JSON,
  /** They are part of what is said. */
  TEXT;

  /** The shape of an instruction whose joined lines are {@code text}. */
  static Shape of(Instruction instruction, String text) {
    return instruction instanceof DockerfileInstruction own ? own.accept(new Choice(text)) : WORDS;
  }

  private record Choice(String text) implements DockerfileInstruction.Visitor<Shape> {

    private static Shape command(@Nullable Command command) {
      return command == null || command.shell() ? TEXT : JSON;
    }

    private Shape paths() {
      return JsonArray.isOperand(text) ? JSON : WORDS;
    }

    private static Shape pairs(List<Pair> pairs) {
      return pairs.get(0).legacy() ? TEXT : WORDS;
    }

    @Override
    public Shape visit(From from) {
      return WORDS;
    }

    @Override
    public Shape visit(Arg arg) {
      return WORDS;
    }

    @Override
    public Shape visit(Env env) {
      return pairs(env.pairs());
    }

    @Override
    public Shape visit(Label label) {
      return pairs(label.pairs());
    }

    @Override
    public Shape visit(User user) {
      return TEXT;
    }

    @Override
    public Shape visit(Workdir workdir) {
      return TEXT;
    }

    @Override
    public Shape visit(Entrypoint entrypoint) {
      return command(entrypoint.command());
    }

    @Override
    public Shape visit(Cmd cmd) {
      return command(cmd.command());
    }

    @Override
    public Shape visit(Shell shell) {
      return JSON;
    }

    @Override
    public Shape visit(Stopsignal stopsignal) {
      return TEXT;
    }

    @Override
    public Shape visit(Expose expose) {
      return WORDS;
    }

    @Override
    public Shape visit(Volume volume) {
      return paths();
    }

    @Override
    public Shape visit(Healthcheck healthcheck) {
      return command(healthcheck.command());
    }

    /** The image keeps what is behind ONBUILD as it is written. */
    @Override
    public Shape visit(Onbuild onbuild) {
      return TEXT;
    }

    @Override
    public Shape visit(Maintainer maintainer) {
      return TEXT;
    }

    @Override
    public Shape visit(Run run) {
      return command(run.command());
    }

    @Override
    public Shape visit(Copy copy) {
      return paths();
    }

    @Override
    public Shape visit(Add add) {
      return paths();
    }
  }
}
