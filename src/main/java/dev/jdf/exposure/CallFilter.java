package dev.jdf.exposure;

import dev.jdf.linux.Errno;
import dev.jdf.oci.Seccomp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A seccomp section by call name. A rule without conditions decides its calls, the first such one;
 * a rule that says what the default says is as if it were not there: both as runtimes read them.
 *
 * @param otherwise whether calls pass that no rule names
 * @param decided whether those pass that a rule names without conditions
 * @param conditional calls that pass with some arguments and not with others
 */
record CallFilter(boolean otherwise, Map<String, Boolean> decided, Set<String> conditional) {

  private static final int EPERM = 1;

  /** Whether a call may happen. */
  enum Answer {
    ALWAYS,
    SOMETIMES,
    NEVER
  }

  static CallFilter of(Seccomp filter) {
    boolean otherwise = passes(filter.defaultAction());
    Map<String, Boolean> decided = new HashMap<>();
    Set<String> conditional = new HashSet<>();
    for (Seccomp.Syscall rule : filter.syscalls()) {
      boolean pass = passes(rule.action());
      if (rule.args().isEmpty() && !isDefault(rule, filter)) {
        rule.names().forEach(name -> decided.putIfAbsent(name, pass));
      } else if (pass != otherwise) {
        conditional.addAll(rule.names());
      }
    }
    return new CallFilter(otherwise, decided, conditional);
  }

  Answer answer(String call) {
    Boolean pass = decided.get(call);
    if (pass == null && conditional.contains(call)) {
      return Answer.SOMETIMES;
    }
    return Objects.requireNonNullElse(pass, otherwise) ? Answer.ALWAYS : Answer.NEVER;
  }

  /** What becomes of a call that no rule names, if it does not pass. */
  static String refusal(Seccomp filter) {
    return switch (filter.defaultAction()) {
      case "SCMP_ACT_ERRNO" -> "fail with " + errno(filter.defaultErrnoRet());
      case "SCMP_ACT_TRAP" -> "raise SIGSYS";
      case "SCMP_ACT_KILL", "SCMP_ACT_KILL_THREAD" -> "kill the thread";
      case "SCMP_ACT_KILL_PROCESS" -> "kill the process";
      case "SCMP_ACT_NOTIFY" -> "are for another program to decide";
      default -> "are refused";
    };
  }

  private static String errno(@Nullable Long number) {
    int code = number == null ? EPERM : (int) (long) number;
    Optional<Errno> errno = Errno.of(code);
    return errno.map(Errno::name).orElse("error " + code);
  }

  private static boolean isDefault(Seccomp.Syscall rule, Seccomp filter) {
    return rule.action().equals(filter.defaultAction())
        && Objects.requireNonNullElse(rule.errnoRet(), (long) EPERM)
            .equals(Objects.requireNonNullElse(filter.defaultErrnoRet(), (long) EPERM));
  }

  /** Tracing and notifying leave it to another program; without one, nothing passes. */
  private static boolean passes(String action) {
    return action.equals("SCMP_ACT_ALLOW") || action.equals("SCMP_ACT_LOG");
  }
}
