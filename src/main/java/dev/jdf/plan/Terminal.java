package dev.jdf.plan;

import static dev.jdf.plan.Steps.field;
import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.Syscall;
import dev.jdf.oci.Process;

/**
 * The container's terminal, pty(7): opened in the devpts that was mounted for it, never by a name of
 * the image; its other end goes to the supervisor through a socket, unix(7).
 */
final class Terminal {

  /** The supervisor's end of the socket, and the container's. */
  static final Slot RECEIVES = new Slot("terminal_receives");

  /** struct winsize: rows, columns, and two that nobody uses. */
  static final Arg.Buffer SIZE = new Arg.Buffer("winsize", 8);

  /** struct termios as the kernel has it, 36 bytes. */
  static final int ATTRIBUTES_SIZE = 64;

  private static final Slot SENDS = new Slot("terminal_sends");
  private static final Slot MASTER = new Slot("terminal_master");
  private static final Slot PEER = new Slot("terminal_peer");
  private static final Slot MOUNT = new Slot("console_mount");
  private static final Slot FILE = new Slot("console_file");
  private static final Slot FLAGS = new Slot("terminal_flags");
  private static final Arg.Buffer SOCKETS = new Arg.Buffer("sockets", 8);
  private static final Arg.Buffer ATTRIBUTES = new Arg.Buffer("termios", ATTRIBUTES_SIZE);
  private static final Arg.Buffer MESSAGE = new Arg.Buffer("msghdr", 56);
  private static final Arg.Buffer RIGHTS = new Arg.Buffer("rights", 24);
  private static final int OUTPUT_FLAGS = 4;

  private Terminal() {}

  /** Before the container starts: the socket, and the size of the caller's terminal if it has one. */
  static void prepare(Steps steps, Container container) {
    if (!container.process().terminal()) {
      return;
    }
    steps
        .because(container.origin("/process/terminal", "prepare a terminal"))
        .call(
            Syscall.SOCKETPAIR,
            flags("AF_UNIX"),
            flags("SOCK_SEQPACKET|SOCK_CLOEXEC"),
            Arg.ZERO,
            SOCKETS)
        .load(RECEIVES, Width.U32, SOCKETS)
        .load(SENDS, Width.U32, new Arg.Inside(SOCKETS, 4))
        .call(OnError.GO_ON, Syscall.IOCTL, Arg.number(1), flags("TIOCGWINSZ"), SIZE)
        .call(OnError.GO_ON, Syscall.IOCTL, Arg.ZERO, flags("TIOCGWINSZ"), SIZE);
    Process.ConsoleSize size = container.process().consoleSize();
    if (size != null && size.height() > 0 && size.width() > 0) {
      steps
          .store(Width.U16, SIZE, Arg.number(size.height()))
          .store(Width.U16, new Arg.Inside(SIZE, 2), Arg.number(size.width()));
    }
  }

  /** In the container, in which /dev is in place and nothing of the image runs yet. */
  static void open(Steps steps, Container container) {
    if (!container.process().terminal()) {
      return;
    }
    steps.because(container.origin("/process/terminal", "open a terminal"));
    openPair(steps, devpts(container));
    configure(steps, container.process().user().uid());
    steps.because(container.origin("/process/terminal", "mount the terminal on /dev/console"));
    mountConsole(steps);
    steps.because(container.origin("/process/terminal", "hand the terminal over"));
    send(steps);
    for (int number = 0; number <= 2; number++) {
      steps.call(Syscall.DUP3, Arg.value(PEER), Arg.number(number), Arg.ZERO);
    }
    if (!Init.isAsked(container)) {
      control(steps);
    }
  }

  /** The container's devpts, which {@link TerminalRules} has found to be there. */
  private static Slot devpts(Container container) {
    return MountRequest.all(container).stream()
        .filter(TerminalRules::isDevpts)
        .map(MountRequest::mount)
        .findFirst()
        .orElseThrow();
  }

  private static void openPair(Steps steps, Slot devpts) {
    steps
        .call(
            MASTER,
            Syscall.OPENAT,
            Arg.value(devpts),
            Arg.text("ptmx"),
            flags("O_RDWR|O_NOCTTY|O_NOFOLLOW|O_CLOEXEC"),
            Arg.ZERO)
        .call(
            Syscall.IOCTL,
            Arg.value(MASTER),
            flags("TIOCSPTLCK"),
            FirstProcess.pointerTo(Width.U32, Arg.ZERO))
        .call(
            PEER,
            Syscall.IOCTL,
            Arg.value(MASTER),
            flags("TIOCGPTPEER"),
            flags("O_RDWR|O_NOCTTY|O_CLOEXEC"));
  }

  /** As runc does: no carriage return is put before a newline; the caller's terminal does that. */
  private static void configure(Steps steps, long uid) {
    Arg output = new Arg.Inside(ATTRIBUTES, OUTPUT_FLAGS);
    steps
        .call(Syscall.IOCTL, Arg.value(MASTER), flags("TIOCSWINSZ"), SIZE)
        .call(Syscall.IOCTL, Arg.value(PEER), flags("TCGETS"), ATTRIBUTES)
        .load(FLAGS, Width.U32, output)
        .compute(
            FLAGS,
            Arg.value(FLAGS),
            Arithmetic.AND,
            new Arg.Number(~flags("ONLCR").value(), "~ONLCR"))
        .store(Width.U32, output, Arg.value(FLAGS))
        .call(Syscall.IOCTL, Arg.value(PEER), flags("TCSETS"), ATTRIBUTES)
        .call(Syscall.FCHOWN, Arg.value(PEER), Arg.number(uid), Arg.number(-1));
  }

  /** Usually in the container's own /dev; a file of the image in its place is covered, no link is. */
  private static void mountConsole(Steps steps) {
    Label there = steps.label("console_there");
    Label made = steps.label("console_made");
    steps
        .call(
            MOUNT,
            Syscall.OPEN_TREE,
            Arg.value(PEER),
            Arg.text(""),
            flags("OPEN_TREE_CLONE|OPEN_TREE_CLOEXEC|AT_EMPTY_PATH"))
        .call(
            FILE,
            OnError.FAIL.or(Steps.error("EEXIST"), there),
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text("/dev/console"),
            flags("O_RDONLY|O_CREAT|O_EXCL|O_NOFOLLOW|O_CLOEXEC"),
            Steps.octal(0600))
        .jump(made)
        .mark(there)
        .call(
            FILE,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text("/dev/console"),
            flags("O_PATH|O_NOFOLLOW|O_CLOEXEC"),
            Arg.ZERO)
        .mark(made)
        .call(
            Syscall.MOVE_MOUNT,
            Arg.value(MOUNT),
            Arg.text(""),
            Arg.value(FILE),
            Arg.text(""),
            flags("MOVE_MOUNT_F_EMPTY_PATH|MOVE_MOUNT_T_EMPTY_PATH"))
        .call(Syscall.CLOSE, Arg.value(FILE))
        .call(Syscall.CLOSE, Arg.value(MOUNT));
  }

  /** A message of one byte with the descriptor beside it, cmsg(3). */
  private static void send(Steps steps) {
    Arg message = message(steps, Arg.text("m"), RIGHTS);
    steps
        .store(Width.U64, RIGHTS, Arg.number(20))
        .store(Width.U32, new Arg.Inside(RIGHTS, 8), flags("SOL_SOCKET"))
        .store(Width.U32, new Arg.Inside(RIGHTS, 12), flags("SCM_RIGHTS"))
        .store(Width.U32, new Arg.Inside(RIGHTS, 16), Arg.value(MASTER))
        .call(Syscall.SENDMSG, Arg.value(SENDS), message, Arg.ZERO)
        .call(Syscall.CLOSE, Arg.value(SENDS))
        .call(Syscall.CLOSE, Arg.value(MASTER));
  }

  /** Puts a struct msghdr with one part of one byte where recvmsg(2) can write into it. */
  static Arg message(Steps steps, Arg data, Arg control) {
    Arg part = Steps.struct(
        field("iov_base", Width.U64, data), field("iov_len", Width.U64, Arg.number(1)));
    steps
        .store(Width.U64, new Arg.Inside(MESSAGE, 16), part)
        .store(Width.U64, new Arg.Inside(MESSAGE, 24), Arg.number(1))
        .store(Width.U64, new Arg.Inside(MESSAGE, 32), control)
        .store(Width.U64, new Arg.Inside(MESSAGE, 40), Arg.number(24));
    return MESSAGE;
  }

  /** Makes it the terminal of this process's session, which has none so far. */
  static void control(Steps steps) {
    steps
        .because("take control of the terminal")
        .call(OnError.GO_ON, Syscall.SETSID)
        .call(Syscall.IOCTL, Arg.ZERO, flags("TIOCSCTTY"), Arg.ZERO);
  }
}
