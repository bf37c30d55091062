package dev.jdf.plan;

import dev.jdf.oci.Process;
import java.util.List;

/** There is a program to execute, in an environment and a directory that make sense. */
final class ProcessRules {

  private static final int PATH_MAX = 4096;

  /** The kernel's MAX_ARG_STRLEN. */
  private static final int MOST_ARGUMENT_BYTES = 131072;

  /** Three quarters of the kernel's _STK_LIM, whatever the limit of the stack, execve(2). */
  private static final long MOST_BYTES = 6 << 20;

  private static final int WORST_OOM_SCORE = 1000;

  private ProcessRules() {}

  static void check(Container container, Refusals refusals) {
    Process process = container.process();
    checkArguments(process.args(), refusals);
    checkEnvironment(process.env(), refusals);
    checkTotal(process, refusals);
    if (!process.cwd().startsWith("/")) {
      refusals.refuse(
          PlanCode.BAD_PATH,
          "/process/cwd",
          "the working directory must be an absolute path",
          "it begins with /, as seen in the container");
    }
    checkLength(process.cwd(), "/process/cwd", refusals);
    checkOomScore(container, refusals);
    Long umask = process.user().umask();
    if (umask != null && umask > 0777) {
      refusals.refuse(PlanCode.BAD_RLIMIT, "/process/user/umask", "the umask is above 0777");
    }
  }

  /** That of the caller is 0 as a rule, and docker's default. */
  private static void checkOomScore(Container container, Refusals refusals) {
    Integer score = container.process().oomScoreAdj();
    if (score != null && Math.abs(score) > WORST_OOM_SCORE) {
      refusals.refuse(
          PlanCode.BAD_RLIMIT, "/process/oomScoreAdj", "the OOM score is not in -1000 to 1000");
    } else if (score != null && score < 0 && container.host().rootless()) {
      refusals.warn(
          PlanCode.DEGRADED,
          "/process/oomScoreAdj",
          "without root nobody can spare a process from the OOM killer: its score stays the caller's");
    }
  }

  static void checkLength(String path, String pointer, Refusals refusals) {
    if (Steps.utf8Length(path) >= PATH_MAX) {
      refusals.refuse(PlanCode.BAD_PATH, pointer, "the path is longer than 4095 bytes");
    }
  }

  private static void checkArguments(List<String> args, Refusals refusals) {
    if (args.isEmpty() || args.get(0).isEmpty()) {
      refusals.refuse(PlanCode.BAD_ARGUMENTS, "/process/args", "there is no program to execute");
    }
    for (int i = 0; i < args.size(); i++) {
      if (Steps.utf8Length(args.get(i)) >= MOST_ARGUMENT_BYTES) {
        refusals.refuse(
            PlanCode.BAD_ARGUMENTS,
            "/process/args/" + i,
            "the argument is longer than Linux takes (128 KiB)");
      }
    }
  }

  /** The kernel's word for too much is E2BIG, after everything is set up. */
  private static void checkTotal(Process process, Refusals refusals) {
    long total = bytes(process.args()) + bytes(process.env());
    if (total > MOST_BYTES) {
      refusals.refuse(
          PlanCode.BAD_ARGUMENTS,
          "/process",
          "arguments and environment have " + total + " bytes together, and Linux takes 6 MiB");
    }
  }

  /** With a NUL and a pointer each. */
  private static long bytes(List<String> strings) {
    return strings.stream().mapToLong(text -> Steps.utf8Length(text) + 9L).sum();
  }

  private static void checkEnvironment(List<String> env, Refusals refusals) {
    for (int i = 0; i < env.size(); i++) {
      if (env.get(i).indexOf('=') < 1) {
        refusals.refuse(
            PlanCode.BAD_ENVIRONMENT,
            "/process/env/" + i,
            "an environment variable has the form NAME=value");
      }
      if (Steps.utf8Length(env.get(i)) >= MOST_ARGUMENT_BYTES) {
        refusals.refuse(
            PlanCode.BAD_ENVIRONMENT,
            "/process/env/" + i,
            "the variable is longer than Linux takes (128 KiB)");
      }
    }
  }
}
