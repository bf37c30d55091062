package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.struct;

import dev.jdf.linux.Syscall;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of a mount's attributes, mount_setattr(2): names of the flags to set and to clear, and a
 * propagation or none.
 */
record MountAttributes(List<String> set, List<String> clear, String propagation) {

  static final MountAttributes NONE = new MountAttributes(List.of(), List.of(), "");

  /** To be cleared before one of the access time settings is set. */
  private static final String ALL_TIMES = "MOUNT_ATTR__ATIME";

  /** Size of struct mount_attr. */
  private static final int SIZE = 32;

  MountAttributes {
    set = List.copyOf(set);
    clear = List.copyOf(clear);
  }

  MountAttributes with(String flag) {
    return new MountAttributes(plus(minus(set, flag), flag), minus(clear, flag), propagation);
  }

  MountAttributes without(String flag) {
    return new MountAttributes(minus(set, flag), plus(minus(clear, flag), flag), propagation);
  }

  MountAttributes propagation(String type) {
    return new MountAttributes(set, clear, type);
  }

  /** With {@code flag} as the one setting of access times. */
  MountAttributes accessTime(String flag) {
    List<String> others = set.stream()
        .filter(name -> !name.endsWith("ATIME") || name.equals("MOUNT_ATTR_NODIRATIME"))
        .toList();
    return new MountAttributes(
        plus(others, flag), plus(minus(clear, ALL_TIMES), ALL_TIMES), propagation);
  }

  boolean isEmpty() {
    return set.isEmpty() && clear.isEmpty() && propagation.isEmpty();
  }

  /** Changes the mount that {@code descriptor} stands for, with all mounts below if recursive. */
  void set(Steps steps, Slot descriptor, boolean recursive) {
    if (isEmpty()) {
      return;
    }
    steps.call(
        Syscall.MOUNT_SETATTR,
        Arg.value(descriptor),
        Arg.text(""),
        flags(recursive ? "AT_EMPTY_PATH|AT_RECURSIVE" : "AT_EMPTY_PATH"),
        struct(
            field("attr_set", Width.U64, join(set)),
            field("attr_clr", Width.U64, join(clear)),
            field(
                "propagation",
                Width.U64,
                join(propagation.isEmpty() ? List.of() : List.of(propagation))),
            field("userns_fd", Width.U64, Arg.ZERO)),
        Arg.number(SIZE));
  }

  /** The set flags, as fsmount(2) takes them. */
  Arg.Number forNewMount() {
    return join(set);
  }

  private static Arg.Number join(List<String> names) {
    return names.isEmpty() ? Arg.ZERO : flags(String.join("|", names));
  }

  private static List<String> plus(List<String> names, String name) {
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return more;
  }

  private static List<String> minus(List<String> names, String name) {
    return names.stream().filter(other -> !other.equals(name)).toList();
  }
}
