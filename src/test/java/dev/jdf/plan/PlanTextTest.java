package dev.jdf.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jdf.linux.Errno;
import dev.jdf.linux.Syscall;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTextTest {

  private static final Slot ROOT = new Slot("root");
  private static final Arg.Buffer STATUS = new Arg.Buffer("status", 4);
  private static final Label AGAIN = new Label("again");
  private static final Label FAILED = new Label("failed");
  private static final Arg.Number AT_FDCWD = new Arg.Number(-100, "AT_FDCWD");

  @Test
  void aPlanReadsLikeStrace() {
    Arg attr = new Arg.Struct(List.of(
        new Arg.Field("attr_set", Width.U64, new Arg.Number(1, "MOUNT_ATTR_RDONLY")),
        new Arg.Field("userns_fd", Width.U64, Arg.ZERO)));
    Arg argv = new Arg.Struct(List.of(
        new Arg.Field("", Width.U64, Arg.text("/bin/sh")), new Arg.Field("", Width.U64, Arg.NULL)));
    Arg filter = new Arg.Bytes("{len=12, filter=…}", ByteBuffer.allocate(96));
    OnError retry = OnError.FAIL.or(errno("EINTR"), AGAIN);
    assertText(
        """
        on failure: goto failed
          root = open_tree(AT_FDCWD, "/", OPEN_TREE_CLONE)          # image.jdf:1: open the root
          mount_setattr(root, "", 0, {attr_set=MOUNT_ATTR_RDONLY, userns_fd=0}, 16)  # make it read-only
          seccomp(1, 0, {len=12, filter=…})
          execve("/bin/sh", ["/bin/sh", NULL], NULL) (errors let pass)
        again:
          wait4(root, &status[4], 0, NULL) (EINTR: goto again)
          close(root) (EINTR: goto again; EBADF: goto failed; errors let pass)
        """,
        call(ROOT, OnError.FAIL, Syscall.OPEN_TREE, AT_FDCWD, Arg.text("/"), flag()),
        new Origin("image.jdf:1", "open the root"),
        call(
            null,
            OnError.FAIL,
            Syscall.MOUNT_SETATTR,
            Arg.value(ROOT),
            Arg.text(""),
            Arg.ZERO,
            attr,
            Arg.number(16)),
        new Origin("", "make it read-only"),
        call(null, OnError.FAIL, Syscall.SECCOMP, Arg.number(1), Arg.ZERO, filter),
        call(null, OnError.GO_ON, Syscall.EXECVE, Arg.text("/bin/sh"), argv, Arg.NULL),
        new Op.Mark(AGAIN),
        call(null, retry, Syscall.WAIT4, Arg.value(ROOT), STATUS, Arg.ZERO, Arg.NULL),
        call(
            null,
            OnError.GO_ON.or(errno("EINTR"), AGAIN).or(errno("EBADF"), FAILED),
            Syscall.CLOSE,
            Arg.value(ROOT)));
  }

  @Test
  void whatIsNoCallReadsLikeC() {
    assertText(
        """
        on failure: goto failed
          root = &status[4]+2
          root = root & 255
          root = *(u32 *) &status[4]
          *(u8 *) &root = 7
          if (root < 3) goto again
          goto again
          gosub again
          return
          refuse(1)
          explain()
        """,
        new Op.Set(ROOT, new Arg.Inside(STATUS, 2)),
        new Op.Compute(ROOT, Arg.value(ROOT), Arithmetic.AND, Arg.number(255)),
        new Op.Load(ROOT, Width.U32, STATUS),
        new Op.Store(Width.U8, new Arg.Address(ROOT), Arg.number(7)),
        new Op.Branch(Arg.value(ROOT), Comparison.LESS, Arg.number(3), AGAIN),
        new Op.Jump(AGAIN),
        new Op.Gosub(AGAIN),
        new Op.Return(),
        new Op.Refuse(Arg.number(1)),
        new Op.Explain());
  }

  @Test
  void aStringCannotSteerATerminal() {
    assertText(
        """
        on failure: goto failed
          chdir("\\33[2J \\0019 \\"\\\\\\n \\303\\251")                     # enter \\033[2J
        """,
        call(null, OnError.FAIL, Syscall.CHDIR, Arg.text("\33[2J \0019 \"\\\n é")),
        new Origin("", "enter \33[2J"));
  }

  @Test
  void aStringThatTheKernelWouldReadDifferentlyIsNone() {
    assertThrows(IllegalArgumentException.class, () -> Arg.text("a\0b"));
    assertThrows(IllegalArgumentException.class, () -> Arg.text("\ud800"));
  }

  private static Arg flag() {
    return new Arg.Number(1, "OPEN_TREE_CLONE");
  }

  private static Errno errno(String name) {
    return Errno.of(name).orElseThrow();
  }

  /** Operations, each with its origin behind it if it has one. */
  private static void assertText(String expected, Record... operationsAndOrigins) {
    List<Step> steps = new ArrayList<>();
    for (Record item : operationsAndOrigins) {
      if (item instanceof Origin origin) {
        steps.add(new Step(steps.remove(steps.size() - 1).op(), origin));
      } else if (item instanceof Op op) {
        steps.add(new Step(op, new Origin("", "")));
      }
    }
    assertEquals(expected, new Plan(steps, FAILED).toString());
  }

  private static Op.Call call(
      @Nullable Slot result, OnError onError, Syscall syscall, Arg... args) {
    return new Op.Call(syscall, List.of(args), result, onError);
  }
}
