package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import java.util.ArrayList;
import java.util.List;

/** A program of the machine in the place of a process that was started for it. */
final class HostProgram {

  private HostProgram() {}

  /**
   * It blocks no signal and has no environment.
   *
   * @param words its arguments, the first its path
   */
  static void become(Steps steps, List<? extends Arg> words) {
    List<Arg.Field> arguments = new ArrayList<>();
    words.forEach(word -> arguments.add(field("argv", Width.U64, word)));
    arguments.add(field("argv", Width.U64, Arg.NULL));
    steps
        .call(
            Syscall.RT_SIGPROCMASK,
            flags("SIG_SETMASK"),
            FirstProcess.pointerTo(Width.U64, Arg.ZERO),
            Arg.NULL,
            Supervisor.SIGNAL_SET_SIZE)
        .call(
            Syscall.EXECVE,
            words.get(0),
            new Arg.Struct(arguments),
            Steps.struct(field("envp[0]", Width.U64, Arg.NULL)));
  }
}
