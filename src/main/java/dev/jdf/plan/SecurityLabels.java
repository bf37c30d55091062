package dev.jdf.plan;

import dev.jdf.linux.Syscall;
import java.util.Objects;

/**
 * The AppArmor profile and the SELinux label that the program gets when it is executed, see
 * proc_pid_attr(5). They are written by the program's own process through the fresh procfs, so that
 * no file of the image can take the words in their place (CVE-2019-16884).
 */
final class SecurityLabels {

  static final String UNCONFINED = "unconfined";

  private static final Slot FILE = new Slot("label_file");

  private SecurityLabels() {}

  /** The profile that is asked for, or an empty text. */
  static String profile(Container container) {
    return Objects.requireNonNullElse(container.process().apparmorProfile(), "");
  }

  static String label(Container container) {
    return Objects.requireNonNullElse(container.process().selinuxLabel(), "");
  }

  /** Without AppArmor everything is unconfined. */
  static boolean setsProfile(Container container) {
    return !profile(container).isEmpty() && container.host().lsms().contains("apparmor");
  }

  static boolean areSet(Container container) {
    return setsProfile(container) || !label(container).isEmpty();
  }

  static void write(Steps steps, Container container) {
    String profile = profile(container);
    if (setsProfile(container)) {
      steps.because(
          container.origin("/process/apparmorProfile", "set the AppArmor profile " + profile));
      write(steps, "thread-self/attr/apparmor/exec", "exec " + profile);
    }
    String label = label(container);
    if (!label.isEmpty()) {
      steps.because(container.origin("/process/selinuxLabel", "set the SELinux label " + label));
      write(steps, "thread-self/attr/exec", label);
    }
  }

  private static void write(Steps steps, String file, String text) {
    steps
        .call(
            FILE,
            Syscall.OPENAT2,
            Arg.value(NewFilesystems.PROC),
            Arg.text(file),
            MountPoints.how(
                "O_WRONLY|O_CLOEXEC", "RESOLVE_BENEATH|RESOLVE_NO_MAGICLINKS|RESOLVE_NO_XDEV"),
            MountPoints.HOW_SIZE)
        .call(Syscall.WRITE, Arg.value(FILE), Arg.text(text), Arg.number(Steps.utf8Length(text)))
        .call(Syscall.CLOSE, Arg.value(FILE));
  }
}
