package dev.jdf.oci;

import dev.jdf.json.Json;
import dev.jdf.json.Members;
import dev.jdf.oci.Process.Capabilities;
import dev.jdf.oci.Process.ConsoleSize;
import dev.jdf.oci.Process.ExecCpuAffinity;
import dev.jdf.oci.Process.IoPriority;
import dev.jdf.oci.Process.Rlimit;
import dev.jdf.oci.Process.Scheduler;
import dev.jdf.oci.Process.User;
import java.util.Optional;

/** {@link Process} → its JSON. */
final class ProcessEncoder {

  private ProcessEncoder() {}

  static Json process(Process it) {
    return new Members()
        .flag("terminal", it.terminal())
        .object("consoleSize", Optional.ofNullable(it.consoleSize()), ProcessEncoder::consoleSize)
        .object("user", Optional.of(it.user()), ProcessEncoder::user)
        .texts("args", it.args())
        .texts("env", it.env())
        .text("cwd", it.cwd())
        .object(
            "capabilities", Optional.ofNullable(it.capabilities()), ProcessEncoder::capabilities)
        .list("rlimits", it.rlimits(), ProcessEncoder::rlimit)
        .flag("noNewPrivileges", it.noNewPrivileges())
        .number("oomScoreAdj", Optional.ofNullable(it.oomScoreAdj()))
        .text("apparmorProfile", Optional.ofNullable(it.apparmorProfile()))
        .text("selinuxLabel", Optional.ofNullable(it.selinuxLabel()))
        .object("scheduler", Optional.ofNullable(it.scheduler()), ProcessEncoder::scheduler)
        .object("ioPriority", Optional.ofNullable(it.ioPriority()), ProcessEncoder::ioPriority)
        .object(
            "execCPUAffinity",
            Optional.ofNullable(it.execCPUAffinity()),
            ProcessEncoder::execCpuAffinity)
        .object();
  }

  private static Json consoleSize(ConsoleSize it) {
    return new Members()
        .unsigned("height", it.height())
        .unsigned("width", it.width())
        .object();
  }

  private static Json user(User it) {
    return new Members()
        .number("uid", it.uid())
        .number("gid", it.gid())
        .number("umask", Optional.ofNullable(it.umask()))
        .numbers("additionalGids", it.additionalGids())
        .object();
  }

  private static Json capabilities(Capabilities it) {
    return new Members()
        .texts("bounding", it.bounding())
        .texts("effective", it.effective())
        .texts("inheritable", it.inheritable())
        .texts("permitted", it.permitted())
        .texts("ambient", it.ambient())
        .object();
  }

  private static Json rlimit(Rlimit it) {
    return new Members()
        .text("type", it.type())
        .unsigned("soft", it.soft())
        .unsigned("hard", it.hard())
        .object();
  }

  private static Json scheduler(Scheduler it) {
    return new Members()
        .text("policy", it.policy())
        .number("nice", Optional.ofNullable(it.nice()))
        .number("priority", Optional.ofNullable(it.priority()))
        .texts("flags", it.flags())
        .unsigned("runtime", Optional.ofNullable(it.runtime()))
        .unsigned("deadline", Optional.ofNullable(it.deadline()))
        .unsigned("period", Optional.ofNullable(it.period()))
        .object();
  }

  private static Json ioPriority(IoPriority it) {
    return new Members()
        .text("class", it.ioClass())
        .number("priority", it.priority())
        .object();
  }

  private static Json execCpuAffinity(ExecCpuAffinity it) {
    return new Members()
        .text("initial", Optional.ofNullable(it.initial()))
        .text("final", Optional.ofNullable(it.finalCpus()))
        .object();
  }
}
