package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;
import static dev.jdf.plan.Steps.octal;

import dev.jdf.linux.Syscall;
import java.util.List;
import java.util.stream.Collectors;

/** Makes one cgroup and sets its limits. Without privileges, what is not delegated is left out. */
final class CgroupCreation {

  private static final Slot FILE = new Slot("cgroup_file");
  private static final Slot LENGTH = new Slot("cgroup_value_length");
  private static final Arg.Buffer VALUE = new Arg.Buffer("cgroup_value", 4096);
  private static final List<String> NOT_DELEGATED = List.of("EACCES", "EPERM", "EROFS", "ENOENT");

  private final Steps steps;
  private final Container container;
  private final CgroupPlace place;
  private final Label givenUp;

  private CgroupCreation(Steps steps, Container container, CgroupPlace place) {
    this.steps = steps;
    this.container = container;
    this.place = place;
    this.givenUp = steps.label("no_cgroup");
  }

  static void write(Steps steps, Container container, CgroupPlace place) {
    new CgroupCreation(steps, container, place).write();
  }

  private void write() {
    steps
        .because(container.origin("/linux/cgroupsPath", "make a cgroup in " + place.base()))
        .call(
            place.directory(0),
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text(place.base()),
            flags("O_RDONLY|O_DIRECTORY|O_CLOEXEC"),
            Arg.ZERO);
    for (int level = 1; level <= place.depth(); level++) {
      enableControllers(level - 1);
      makeDirectory(level);
      inheritCpus(level);
    }
    for (CgroupSetting setting : place.settings()) {
      set(setting);
    }
    if (place.unified()) {
      DeviceProgram.attach(steps, container, place);
    }
    openMembers();
    steps.mark(givenUp);
  }

  /** What the limits need; where a controller stays off, the limit's file will be missing. */
  private void enableControllers(int level) {
    if (!place.unified() || place.controllers().isEmpty()) {
      return;
    }
    String line =
        place.controllers().stream().map(name -> "+" + name).collect(Collectors.joining(" "));
    Label done = steps.label("controllers_on");
    steps
        .call(
            FILE,
            OnError.GO_ON,
            Syscall.OPENAT,
            Arg.value(place.directory(level)),
            Arg.text("cgroup.subtree_control"),
            flags("O_WRONLY|O_CLOEXEC"),
            Arg.ZERO)
        .branch(Arg.value(FILE), Comparison.LESS, Arg.ZERO, done)
        .call(
            OnError.GO_ON,
            Syscall.WRITE,
            Arg.value(FILE),
            Arg.text(line),
            Arg.number(line.length()))
        .call(Syscall.CLOSE, Arg.value(FILE))
        .mark(done);
  }

  /** A cgroup that the config names may be there already; it is then not ours to remove. */
  private void makeDirectory(int level) {
    Label there = steps.label("there");
    OnError onError = orGiveUp(OnError.FAIL);
    if (!place.names().isEmpty()) {
      onError = onError.or(Steps.error("EEXIST"), there);
    }
    steps
        .call(
            onError,
            Syscall.MKDIRAT,
            Arg.value(place.directory(level - 1)),
            place.name(level),
            octal(0755))
        .set(place.made(level), Arg.number(1))
        .mark(there)
        .call(
            place.directory(level),
            Syscall.OPENAT,
            Arg.value(place.directory(level - 1)),
            place.name(level),
            flags("O_PATH|O_DIRECTORY|O_NOFOLLOW|O_CLOEXEC"),
            Arg.ZERO);
  }

  private OnError orGiveUp(OnError onError) {
    OnError result = onError;
    if (container.host().rootless()) {
      for (String name : NOT_DELEGATED) {
        result = result.or(Steps.error(name), givenUp);
      }
    }
    return result;
  }

  /** On version 1 a new cgroup has neither CPUs nor memory nodes, and takes no process without. */
  private void inheritCpus(int level) {
    if (place.unified() || !place.hierarchy().controllers().contains("cpuset")) {
      return;
    }
    Label there = steps.label("has_cpus");
    steps.branch(Arg.value(place.made(level)), Comparison.EQUAL, Arg.ZERO, there);
    for (String file : List.of("cpuset.cpus", "cpuset.mems")) {
      open(place.directory(level - 1), file, "O_RDONLY", OnError.FAIL);
      steps
          .call(LENGTH, Syscall.READ, Arg.value(FILE), VALUE, Arg.number(VALUE.size()))
          .call(Syscall.CLOSE, Arg.value(FILE));
      open(place.directory(level), file, "O_WRONLY", OnError.FAIL);
      steps
          .call(Syscall.WRITE, Arg.value(FILE), VALUE, Arg.value(LENGTH))
          .call(Syscall.CLOSE, Arg.value(FILE));
    }
    steps.mark(there);
  }

  private void set(CgroupSetting setting) {
    String file = setting.files().get(0);
    String value = String.join(", ", setting.values());
    Label skip = steps.label("not_there");
    Label opened = steps.label("opened");
    steps.because(container.origin(setting.pointer(), "write " + value + " to " + file));
    for (String name : setting.files()) {
      boolean last = name.equals(setting.files().get(setting.files().size() - 1));
      Label next = last ? skip : steps.label("other_file");
      boolean mayMiss = !last || setting.optional();
      open(
          place.leaf(),
          name,
          "O_WRONLY",
          mayMiss || container.host().rootless()
              ? OnError.FAIL.or(Steps.error("ENOENT"), next)
              : OnError.FAIL);
      steps.jump(opened);
      if (!last) {
        steps.mark(next);
      }
    }
    steps.mark(opened);
    for (String line : setting.values()) {
      steps.call(
          Syscall.WRITE, Arg.value(FILE), Arg.text(line), Arg.number(Steps.utf8Length(line)));
    }
    steps.call(Syscall.CLOSE, Arg.value(FILE)).mark(skip);
  }

  private void open(Slot directory, String name, String mode, OnError onError) {
    steps.call(
        FILE,
        onError,
        Syscall.OPENAT,
        Arg.value(directory),
        Arg.text(name),
        flags(mode + "|O_CLOEXEC"),
        Arg.ZERO);
  }

  private void openMembers() {
    steps
        .because("open the list of members of the cgroup in " + place.base())
        .call(
            place.members(),
            Syscall.OPENAT,
            Arg.value(place.leaf()),
            Arg.text(place.unified() ? "cgroup.procs" : "tasks"),
            flags("O_WRONLY|O_CLOEXEC"),
            Arg.ZERO);
  }
}
