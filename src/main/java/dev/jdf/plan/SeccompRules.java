package dev.jdf.plan;

import dev.jdf.linux.SeccompAction;
import dev.jdf.linux.SeccompArch;
import dev.jdf.linux.SeccompFilter;
import dev.jdf.linux.SeccompPolicy.Operator;
import dev.jdf.oci.Seccomp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filter says what it means and fits the kernel, config-linux.md#seccomp. */
final class SeccompRules {

  /** Flags that seccomp(2) gets. */
  static final Set<String> LOADED_FLAGS =
      Set.of("SECCOMP_FILTER_FLAG_LOG", "SECCOMP_FILTER_FLAG_SPEC_ALLOW");

  /** Flags that are about several threads or a listener, and so mean nothing here. */
  private static final Set<String> OTHER_FLAGS =
      Set.of("SECCOMP_FILTER_FLAG_TSYNC", "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV");

  /** Actions that let a call happen. */
  private static final Set<String> PASSING =
      Set.of("SCMP_ACT_ALLOW", "SCMP_ACT_LOG", "SCMP_ACT_TRACE");

  private static final String POINTER = "/linux/seccomp";

  /** What a filter can answer with, in 16 bits. */
  private static final long MOST_ERRNO = 4095;

  private SeccompRules() {}

  static void check(Container container, Refusals refusals) {
    Seccomp seccomp = container.linux().seccomp();
    if (seccomp == null) {
      return;
    }
    int before = refusals.findings().size();
    String defaultAction = seccomp.defaultAction();
    checkAction(POINTER + "/defaultAction", defaultAction, refusals);
    checkErrno(POINTER + "/defaultErrnoRet", defaultAction, seccomp.defaultErrnoRet(), refusals);
    checkArchitectures(seccomp.architectures(), refusals);
    checkFlags(seccomp.flags(), refusals);
    for (int i = 0; i < seccomp.syscalls().size(); i++) {
      checkRule(POINTER + "/syscalls/" + i, seccomp.syscalls().get(i), refusals);
    }
    if (refusals.findings().size() == before) {
      checkNeeded(container, seccomp, refusals);
      SeccompFilter.compile(SeccompLoading.policy(container, seccomp))
          .problem()
          .ifPresent(problem -> refusals.refuse(PlanCode.BAD_SECCOMP, POINTER, problem));
    }
  }

  /** Under the filter the launcher still has to give up its capabilities and to execute. */
  private static void checkNeeded(Container container, Seccomp seccomp, Refusals refusals) {
    boolean early = !container.process().noNewPrivileges();
    for (String name : early ? List.of("capset", "execve") : List.of("execve")) {
      boolean listed = seccomp.syscalls().stream()
          .anyMatch(rule -> rule.names().contains(name) && PASSING.contains(rule.action()));
      boolean denied = seccomp.syscalls().stream()
          .anyMatch(rule -> rule.names().contains(name)
              && rule.args().isEmpty()
              && !PASSING.contains(rule.action()));
      boolean passes = PASSING.contains(seccomp.defaultAction()) ? !denied : listed;
      if (!passes) {
        refusals.refuse(
            PlanCode.BAD_SECCOMP,
            POINTER,
            "the filter denies " + name + ", and so no program could be started",
            "allow it: {\"names\": [\"" + name + "\"], \"action\": \"SCMP_ACT_ALLOW\"}");
      }
    }
  }

  private static void checkRule(String pointer, Seccomp.Syscall rule, Refusals refusals) {
    checkAction(pointer + "/action", rule.action(), refusals);
    checkErrno(pointer + "/errnoRet", rule.action(), rule.errnoRet(), refusals);
    for (int i = 0; i < rule.args().size(); i++) {
      Seccomp.Arg arg = rule.args().get(i);
      String place = pointer + "/args/" + i;
      if (Operator.of(arg.op()).isEmpty()) {
        refusals.refuseName(
            PlanCode.BAD_SECCOMP,
            place + "/op",
            "unknown comparison " + arg.op(),
            arg.op(),
            names(Operator.values()));
      }
    }
  }

  private static void checkAction(String pointer, String name, Refusals refusals) {
    Optional<SeccompAction> action = SeccompAction.of(name);
    if (action.isEmpty()) {
      refusals.refuseName(
          PlanCode.BAD_SECCOMP,
          pointer,
          "unknown action " + name,
          name,
          names(SeccompAction.values()));
    } else if (action.get() == SeccompAction.SCMP_ACT_NOTIFY) {
      refusals.refuse(PlanCode.NOT_SUPPORTED, pointer, "SCMP_ACT_NOTIFY is not supported yet");
    }
  }

  private static void checkErrno(
      String pointer, String action, @Nullable Long errno, Refusals refusals) {
    boolean takes = SeccompAction.of(action).filter(one -> !one.takesErrno()).isEmpty();
    if (errno != null && !takes) {
      refusals.refuse(
          PlanCode.BAD_SECCOMP,
          pointer,
          action + " takes no errno",
          "SCMP_ACT_ERRNO and SCMP_ACT_TRACE take one");
    } else if (errno != null && errno > MOST_ERRNO) {
      refusals.refuse(
          PlanCode.BAD_SECCOMP, pointer, "no errno is as large as " + errno, "the highest is 4095");
    }
  }

  private static void checkArchitectures(List<String> architectures, Refusals refusals) {
    for (int i = 0; i < architectures.size(); i++) {
      if (SeccompArch.of(architectures.get(i)).isEmpty()) {
        refusals.refuseName(
            PlanCode.BAD_SECCOMP,
            POINTER + "/architectures/" + i,
            "unknown architecture " + architectures.get(i),
            architectures.get(i),
            names(SeccompArch.values()));
      }
    }
  }

  private static void checkFlags(List<String> flags, Refusals refusals) {
    for (int i = 0; i < flags.size(); i++) {
      String flag = flags.get(i);
      if (!LOADED_FLAGS.contains(flag) && !OTHER_FLAGS.contains(flag)) {
        refusals.refuseName(
            PlanCode.BAD_SECCOMP,
            POINTER + "/flags/" + i,
            "unknown flag " + flag,
            flag,
            Stream.concat(LOADED_FLAGS.stream(), OTHER_FLAGS.stream()).sorted().toList());
      }
    }
  }

  private static List<String> names(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }
}
