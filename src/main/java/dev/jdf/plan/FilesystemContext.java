package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;

/**
 * A new filesystem while it is put together: fsopen(2), an fsconfig(2) for each option, fsmount(2).
 *
 * @param context what stands for it meanwhile
 * @param onError what a refusal leads to
 */
record FilesystemContext(Steps steps, Slot context, OnError onError) {

  void open(String type) {
    steps.call(context, onError, Syscall.FSOPEN, Arg.text(type), flags("FSOPEN_CLOEXEC"));
  }

  /** Takes {@code key=value}, or the name of a flag. */
  void set(String option) {
    int equals = option.indexOf('=');
    boolean flag = equals < 0;
    steps.call(
        onError,
        Syscall.FSCONFIG,
        Arg.value(context),
        flags(flag ? "FSCONFIG_SET_FLAG" : "FSCONFIG_SET_STRING"),
        Arg.text(flag ? option : option.substring(0, equals)),
        flag ? Arg.NULL : Arg.text(option.substring(equals + 1)),
        Arg.ZERO);
  }

  /** Leaves in {@code mount} a detached mount of it. */
  void mount(Slot mount, MountAttributes attributes) {
    steps
        .call(
            onError,
            Syscall.FSCONFIG,
            Arg.value(context),
            flags("FSCONFIG_CMD_CREATE"),
            Arg.NULL,
            Arg.NULL,
            Arg.ZERO)
        .call(
            mount,
            onError,
            Syscall.FSMOUNT,
            Arg.value(context),
            flags("FSMOUNT_CLOEXEC"),
            attributes.forNewMount())
        .call(Syscall.CLOSE, Arg.value(context));
  }
}
