package dev.jdf.ast;

import dev.jdf.source.SourceFile;
import dev.jdf.syntax.Command;
import dev.jdf.syntax.DockerfileInstruction.Cmd;
import dev.jdf.syntax.DockerfileInstruction.Entrypoint;
import dev.jdf.syntax.DockerfileInstruction.Healthcheck;
import dev.jdf.syntax.DockerfileInstruction.Run;
import dev.jdf.syntax.DockerfileInstruction.Shell;
import dev.jdf.syntax.DockerfileInstruction.Transfer;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Word;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an instruction is written with a JSON array. */
record JsonForm(SourceFile source) {

  boolean is(Instruction instruction) {
    if (instruction instanceof Run run) {
      return isArray(run.command());
    }
    if (instruction instanceof Cmd cmd) {
      return isArray(cmd.command());
    }
    if (instruction instanceof Entrypoint entrypoint) {
      return isArray(entrypoint.command());
    }
    if (instruction instanceof Healthcheck check) {
      return isArray(check.command());
    }
    if (instruction instanceof Volume volume) {
      return isArray(volume.paths());
    }
    if (instruction instanceof Transfer transfer) {
      return isArray(transfer.paths());
    }
    return instruction instanceof Shell;
  }

  private static boolean isArray(@Nullable Command command) {
    return command != null && !command.shell();
  }

  /** Between words there are blanks; in front of a string there is its quote. */
  private boolean isArray(List<Word> words) {
    int start = words.get(0).span().start();
    return source.text().charAt(start - 1) == '"';
  }
}
