package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.linux.Constants;
import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the races harmless is the order of the steps, and that is seen in every plan. */
class OrderTest {

  /** The calls that may be given the image's root while the host is in sight; none takes a name. */
  private static final Set<Syscall> WITHOUT_NAMES = Set.of(
      Syscall.STATX, Syscall.FSTATFS, Syscall.MOUNT_SETATTR, Syscall.MOVE_MOUNT, Syscall.FCHDIR);

  private static final Arg ROOT = Arg.value(new Slot("root"));

  @TempDir
  private Path folder;

  private List<Op.Call> calls;

  @BeforeEach
  void planEverythingThatTouchesTheImage() {
    Bundle bundle = Bundle.in(folder).mount("/x/y", "bind", "/etc", "rbind").withoutCgroups();
    bundle.linux().withArray("maskedPaths").add("/x");
    bundle.process().put("cwd", "/new").put("terminal", true);
    Plan plan = bundle.plan().value().orElseThrow();
    calls = plan.steps().stream()
        .map(Step::op)
        .filter(Op.Call.class::isInstance)
        .map(Op.Call.class::cast)
        .toList();
  }

  @Test
  void nothingOfTheImageIsLookedUpBeforeTheHostIsGone() {
    List<Op.Call> before = calls.subList(0, farewell());
    assertTrue(before.stream().anyMatch(call -> call.args().contains(ROOT)));
    for (Op.Call call : before) {
      if (call.args().contains(ROOT)) {
        assertTrue(WITHOUT_NAMES.contains(call.syscall()), call::toString);
      }
      assertTrue(call.syscall() != Syscall.OPENAT2, call::toString);
    }
  }

  @Test
  void theHostIsLeftAtOnceAfterTheRootIsAttached() {
    List<Syscall> around = calls.subList(farewell() - 3, farewell() + 2).stream()
        .map(Op.Call::syscall)
        .toList();
    assertEquals(
        List.of(
            Syscall.MOVE_MOUNT, Syscall.FCHDIR, Syscall.PIVOT_ROOT, Syscall.UMOUNT2, Syscall.CHDIR),
        around);
  }

  @Test
  void noHostSourceIsOpenedAfterTheHostIsGone() {
    List<Op.Call> after = calls.subList(farewell(), calls.size());
    for (Op.Call call : after) {
      if (call.syscall() == Syscall.OPEN_TREE) {
        assertEquals(Arg.text(""), call.args().get(1), call::toString);
      }
    }
  }

  @Test
  void everyLookUpStaysBelowTheRootAndFollowsNoMagicLink() {
    List<Op.Call> lookups =
        calls.stream().filter(call -> call.syscall() == Syscall.OPENAT2).toList();
    assertTrue(lookups.size() > 5);
    for (Op.Call call : lookups) {
      long resolve = resolve(call);
      assertTrue(
          has(resolve, "RESOLVE_IN_ROOT") || has(resolve, "RESOLVE_BENEATH"), call::toString);
      assertTrue(
          has(resolve, "RESOLVE_NO_MAGICLINKS") || has(resolve, "RESOLVE_NO_SYMLINKS"),
          call::toString);
    }
  }

  private int farewell() {
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).syscall() == Syscall.UMOUNT2) {
        return i;
      }
    }
    throw new AssertionError("the host's tree is never detached");
  }

  /** The third field of struct open_how. */
  private static long resolve(Op.Call call) {
    Arg.Struct how = (Arg.Struct) call.args().get(2);
    return ((Arg.Number) how.fields().get(2).value()).value();
  }

  private static boolean has(long flags, String name) {
    return (flags & Constants.value(name)) != 0;
  }
}
