package dev.jdf.oci;

import dev.jdf.json.Fields;
import dev.jdf.json.IntRange;
import dev.jdf.oci.Process.Capabilities;
import dev.jdf.oci.Process.ConsoleSize;
import dev.jdf.oci.Process.ExecCpuAffinity;
import dev.jdf.oci.Process.IoPriority;
import dev.jdf.oci.Process.Rlimit;
import dev.jdf.oci.Process.Scheduler;
import dev.jdf.oci.Process.User;

/** The shapes of {@link Process}. */
final class ProcessDecoder {

  private ProcessDecoder() {}

  static Process process(Fields f) {
    return new Process(
        f.flag("terminal"),
        f.object("consoleSize", ProcessDecoder::consoleSize).orElse(null),
        f.object("user", ProcessDecoder::user).orElse(User.ROOT),
        f.texts("args"),
        f.texts("env"),
        f.requiredText("cwd"),
        f.object("capabilities", ProcessDecoder::capabilities).orElse(null),
        f.objects("rlimits", ProcessDecoder::rlimit),
        f.flag("noNewPrivileges"),
        f.smallNumber("oomScoreAdj", IntRange.INT32).orElse(null),
        f.text("apparmorProfile").orElse(null),
        f.text("selinuxLabel").orElse(null),
        f.object("scheduler", ProcessDecoder::scheduler).orElse(null),
        f.object("ioPriority", ProcessDecoder::ioPriority).orElse(null),
        f.object("execCPUAffinity", ProcessDecoder::execCpuAffinity).orElse(null));
  }

  private static ConsoleSize consoleSize(Fields f) {
    return new ConsoleSize(
        f.requiredNumber("height", IntRange.UINT64), f.requiredNumber("width", IntRange.UINT64));
  }

  /** Without ids a process would run as root: the spec requires them, though its schema does not. */
  private static User user(Fields f) {
    return new User(
        f.requiredNumber("uid", IntRange.ID),
        f.requiredNumber("gid", IntRange.ID),
        f.number("umask", IntRange.UINT32).orElse(null),
        f.numbers("additionalGids", IntRange.ID));
  }

  private static Capabilities capabilities(Fields f) {
    return new Capabilities(
        f.texts("bounding"),
        f.texts("effective"),
        f.texts("inheritable"),
        f.texts("permitted"),
        f.texts("ambient"));
  }

  private static Rlimit rlimit(Fields f) {
    return new Rlimit(
        f.requiredText("type"),
        f.requiredNumber("soft", IntRange.UINT64),
        f.requiredNumber("hard", IntRange.UINT64));
  }

  private static Scheduler scheduler(Fields f) {
    return new Scheduler(
        f.requiredText("policy"),
        f.smallNumber("nice", IntRange.INT32).orElse(null),
        f.smallNumber("priority", IntRange.INT32).orElse(null),
        f.texts("flags"),
        f.number("runtime", IntRange.UINT64).orElse(null),
        f.number("deadline", IntRange.UINT64).orElse(null),
        f.number("period", IntRange.UINT64).orElse(null));
  }

  private static IoPriority ioPriority(Fields f) {
    return new IoPriority(
        f.requiredText("class"), f.smallNumber("priority", IntRange.INT32).orElse(0));
  }

  private static ExecCpuAffinity execCpuAffinity(Fields f) {
    return new ExecCpuAffinity(f.text("initial").orElse(null), f.text("final").orElse(null));
  }
}
