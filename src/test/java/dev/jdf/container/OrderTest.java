package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.jdf.diagnostic.Checked;
import dev.jdf.linux.Constants;
import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import dev.jdf.plan.Step;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What makes the races harmless is the order of the steps, and that is seen in every plan. */
class OrderTest {

  /** The calls that may be given the image's root while the host is in sight; none takes a name. */
  private static final Set<Syscall> WITHOUT_NAMES = Set.of(
      Syscall.STATX, Syscall.FSTATFS, Syscall.MOUNT_SETATTR, Syscall.MOVE_MOUNT, Syscall.FCHDIR);

  private static final Arg ROOT = Arg.value(new Slot("root"));

  @TempDir
  private Path folder;

  /** Each looks at another part of the image, of the host or of both. */
  private static final Map<String, UnaryOperator<Bundle>> CONFIGS = new TreeMap<>();

  static {
    CONFIGS.put("without more", bundle -> bundle);
    CONFIGS.put("terminal", bundle -> {
      bundle.process().put("terminal", true);
      return bundle;
    });
    CONFIGS.put("init", bundle -> {
      bundle.config().putObject("annotations").put("dev.jdf.init", "true");
      return bundle;
    });
    CONFIGS.put("without /dev", bundle -> bundle.withoutMount("/dev"));
    CONFIGS.put("without /proc", bundle -> {
      bundle.linux().putObject("sysctl").put("net.ipv4.ip_default_ttl", "63");
      return bundle.withoutMount("/proc");
    });
    CONFIGS.put("devices", bundle -> {
      bundle
          .linux()
          .putArray("devices")
          .addObject()
          .put("type", "c")
          .put("path", "/x/y/null")
          .put("major", 1)
          .put("minor", 3);
      return bundle;
    });
    CONFIGS.put(
        "other mounts",
        bundle -> bundle
            .mount("/x/tmp", "tmpfs", "tmpfs", "ro")
            .mount("/x/tmp/below", "bind", "/etc/hostname", "bind", "ro")
            .mount("/proc/cpuinfo", "bind", "/proc/version", "bind")
            .mount("/x/y", "none", "none", "remount", "ro"));
    CONFIGS.put("host's namespaces", bundle -> {
      bundle.linux().remove("sysctl");
      return bundle.withoutNamespace("pid").withoutNamespace("network").withoutNamespace("ipc");
    });
    CONFIGS.put("joined namespaces", bundle -> {
      for (String type : List.of("ipc", "uts")) {
        bundle
            .withoutNamespace(type)
            .linux()
            .withArray("namespaces")
            .addObject()
            .put("type", type)
            .put("path", "/proc/self/ns/" + type);
      }
      return bundle;
    });
    CONFIGS.put("user namespace", bundle -> mapped(bundle, "user"));
    CONFIGS.put("user and time namespace", bundle -> mapped(mapped(bundle, "user"), "time"));
    CONFIGS.put("rootless", bundle -> bundle.ofUser(1000, List.of()));
  }

  private static Bundle mapped(Bundle bundle, String type) {
    bundle.linux().withArray("namespaces").addObject().put("type", type);
    for (String list : List.of("uidMappings", "gidMappings")) {
      bundle
          .linux()
          .putArray(list)
          .addObject()
          .put("containerID", 0)
          .put("hostID", 100000)
          .put("size", 65536);
    }
    return bundle;
  }

  private List<Op.Call> calls = List.of();

  @TestFactory
  Stream<DynamicTest> theOrderOfEveryConfig() {
    return CONFIGS.keySet().stream()
        .map(name -> dynamicTest(name, () -> {
          planEverythingThatTouchesTheImage(
              CONFIGS.get(name), folder.resolve(name.replaceAll("\\W", "-")));
          nothingOfTheImageIsLookedUpBeforeTheHostIsGone();
          theHostIsLeftAtOnceAfterTheRootIsAttached();
          noHostSourceIsOpenedAfterTheHostIsGone();
          everyLookUpStaysBelowTheRootAndFollowsNoMagicLink();
          descriptorsAreClosedBeforeTheWorkingDirectoryIsEnteredAndPrivilegesGoAfter();
        }));
  }

  private void planEverythingThatTouchesTheImage(UnaryOperator<Bundle> change, Path place) {
    Bundle bundle = Bundle.in(place).mount("/x/y", "bind", "/etc", "rbind").withoutCgroups();
    bundle.linux().withArray("maskedPaths").add("/x").add("/proc/keys");
    bundle.linux().withArray("readonlyPaths").add("/proc/sys").add("/x/y");
    bundle.process().put("cwd", "/new");
    Checked<Plan> checked = change.apply(bundle).plan();
    Plan plan =
        checked.value().orElseThrow(() -> new AssertionError(checked.findings().toString()));
    calls = plan.steps().stream()
        .map(Step::op)
        .filter(Op.Call.class::isInstance)
        .map(Op.Call.class::cast)
        .toList();
  }

  private void nothingOfTheImageIsLookedUpBeforeTheHostIsGone() {
    List<Op.Call> before = calls.subList(0, farewell());
    assertTrue(before.stream().anyMatch(call -> call.args().contains(ROOT)));
    for (Op.Call call : before) {
      if (call.args().contains(ROOT)) {
        assertTrue(WITHOUT_NAMES.contains(call.syscall()), call::toString);
      }
      assertTrue(call.syscall() != Syscall.OPENAT2, call::toString);
    }
  }

  /** Only so can no descriptor of the host be the working directory. */
  private void descriptorsAreClosedBeforeTheWorkingDirectoryIsEnteredAndPrivilegesGoAfter() {
    int entered = last(Syscall.GETCWD) - 1;
    assertEquals(Syscall.CHDIR, calls.get(entered).syscall());
    assertEquals(Syscall.CLOSE_RANGE, calls.get(entered - 1).syscall());
    assertEquals(Syscall.CLOSE_RANGE, calls.get(entered - 2).syscall());
    for (Syscall earlier : List.of(Syscall.SETRESUID, Syscall.SETGROUPS, Syscall.PRLIMIT64)) {
      assertTrue(last(earlier) < entered, earlier::toString);
    }
    for (Syscall later : List.of(Syscall.CAPSET, Syscall.EXECVE)) {
      assertTrue(last(later) > entered, later::toString);
    }
    assertTrue(farewell() < last(Syscall.SETRESUID));
  }

  private int last(Syscall syscall) {
    for (int i = calls.size() - 1; i >= 0; i--) {
      if (calls.get(i).syscall() == syscall) {
        return i;
      }
    }
    return -1;
  }

  private void theHostIsLeftAtOnceAfterTheRootIsAttached() {
    List<Syscall> around = calls.subList(farewell() - 3, farewell() + 2).stream()
        .map(Op.Call::syscall)
        .toList();
    assertEquals(
        List.of(
            Syscall.MOVE_MOUNT, Syscall.FCHDIR, Syscall.PIVOT_ROOT, Syscall.UMOUNT2, Syscall.CHDIR),
        around);
  }

  private void noHostSourceIsOpenedAfterTheHostIsGone() {
    List<Op.Call> after = calls.subList(farewell(), calls.size());
    for (Op.Call call : after) {
      if (call.syscall() == Syscall.OPEN_TREE) {
        assertEquals(Arg.text(""), call.args().get(1), call::toString);
      }
    }
  }

  private void everyLookUpStaysBelowTheRootAndFollowsNoMagicLink() {
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
