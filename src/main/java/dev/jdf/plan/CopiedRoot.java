package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The root as a copy in memory, where the kernel makes no overlay of it. The copy is made by the
 * host's cp, before anything of the image has run: nothing can change under its hands, it follows no
 * link, and what it writes to is empty.
 */
final class CopiedRoot {

  private static final String PROGRAM = "/bin/cp";
  private static final Slot COPIER = new Slot("copier");
  private static final Slot STATUS = new Slot("copier_status");

  private CopiedRoot() {}

  /** Leaves {@link HostSources#ROOT}; the working directory is the tmpfs. */
  static void write(Steps steps, Container container, String why) {
    Label started = steps.label("copier_started");
    Origin reason = LayeredRoot.origin(container, "copy the root filesystem").with(" into memory");
    warn(steps.because(reason), "jexec: warning: " + reason + ": " + why + "\n");
    steps
        .call(COPIER, Syscall.CLONE, flags("SIGCHLD"), Arg.NULL, Arg.NULL, Arg.NULL, Arg.NULL)
        .branch(Arg.value(COPIER), Comparison.NOT_EQUAL, Arg.ZERO, started);
    becomeProgram(steps, container);
    steps
        .mark(started)
        .call(Syscall.WAIT4, Arg.value(COPIER), Supervision.STATUS_WORD, Arg.ZERO, Arg.NULL)
        .load(STATUS, Width.U32, Supervision.STATUS_WORD)
        .because(reason.with(
            ", which counts as its memory and was killed: a larger MEMORY, or --upper DIR, which"
                + " copies nothing"))
        .refuseUnless(STATUS, Comparison.NOT_EQUAL, flags("SIGKILL"), "ENOMEM")
        .because(
            reason.with(
                ", which cp could not: at most half of the machine's memory; --upper DIR copies nothing"))
        .refuseUnless(STATUS, Comparison.EQUAL, Arg.ZERO, "EIO")
        .because(reason)
        .call(
            HostSources.ROOT,
            Syscall.OPEN_TREE,
            Arg.value(LayeredRoot.SCRATCH),
            Arg.text("upper"),
            flags("OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC"));
    MountAttributes.NONE
        .with("MOUNT_ATTR_NODEV")
        .propagation("MS_PRIVATE")
        .set(steps, HostSources.ROOT, false);
  }

  private static void becomeProgram(Steps steps, Container container) {
    steps.call(Syscall.PRCTL, flags("PR_SET_PDEATHSIG"), flags("SIGKILL"));
    HostProgram.become(steps, words(container));
  }

  /** Where only one user and group are known, all that is copied is theirs. */
  private static List<Arg.Text> words(Container container) {
    List<String> words = new ArrayList<>(List.of(PROGRAM, "-ax"));
    if (!IdMaps.allowsGroups(container)) {
      words.add("--no-preserve=ownership");
    }
    words.addAll(List.of("lower/.", "upper"));
    return words.stream().map(Arg::text).toList();
  }

  /** Said by the run itself: only there it is known. */
  private static void warn(Steps steps, String line) {
    int length = line.getBytes(StandardCharsets.UTF_8).length;
    steps.call(OnError.GO_ON, Syscall.WRITE, Arg.number(2), Arg.text(line), Arg.number(length));
  }
}
