package dev.jdf.plan;

import static dev.jdf.plan.Steps.flags;

import dev.jdf.linux.NamespaceType;
import dev.jdf.linux.Syscall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What surrounds the process in its namespaces: names, the loopback device, keys, its session. */
final class Surroundings {

  private static final Slot SOCKET = new Slot("socket");
  private static final Slot FILE = new Slot("oom_score_adj");

  private Surroundings() {}

  /**
   * The OOM score. It is written through the host's /proc, before anything else, because a process
   * in a user namespace that is not dumpable has no say in its own files.
   */
  static void writeOomScore(Steps steps, Container container) {
    Integer score = container.process().oomScoreAdj();
    if (score == null) {
      return;
    }
    String text = Integer.toString(score);
    Label done = steps.label("scored");
    OnError mayNot =
        container.host().rootless() ? OnError.FAIL.or(Steps.error("EACCES"), done) : OnError.FAIL;
    steps
        .because(container.origin("/process/oomScoreAdj", "set the OOM score to " + text))
        .call(
            FILE,
            Syscall.OPENAT,
            flags("AT_FDCWD"),
            Arg.text("/proc/self/oom_score_adj"),
            flags("O_WRONLY|O_CLOEXEC"),
            Arg.ZERO)
        .call(mayNot, Syscall.WRITE, Arg.value(FILE), Arg.text(text), Arg.number(text.length()))
        .mark(done);
  }

  static void write(Steps steps, Container container) {
    name(steps, container, "/hostname", Syscall.SETHOSTNAME, container.config().hostname());
    name(
        steps,
        container,
        "/domainname",
        Syscall.SETDOMAINNAME,
        container.config().domainname());
    if (container.makes(NamespaceType.NETWORK)) {
      loopbackUp(steps, container);
    }
    joinSessionKeyring(steps);
    steps.because("begin a session").call(Syscall.SETSID);
  }

  /** An empty name is none, as for runc and crun. */
  private static void name(
      Steps steps, Container container, String pointer, Syscall call, @Nullable String name) {
    if (name == null || name.isEmpty()) {
      return;
    }
    steps
        .because(container.origin(pointer, "set " + pointer.substring(1) + " " + name))
        .call(call, Arg.text(name), Arg.number(Steps.utf8Length(name)));
  }

  private static void loopbackUp(Steps steps, Container container) {
    steps
        .because(container.origin("/linux/namespaces", "bring up the loopback device"))
        .call(SOCKET, Syscall.SOCKET, flags("AF_INET"), flags("SOCK_DGRAM|SOCK_CLOEXEC"), Arg.ZERO)
        .call(
            Syscall.IOCTL,
            Arg.value(SOCKET),
            flags("SIOCSIFFLAGS"),
            new Arg.Bytes("{ifr_name=\"lo\", ifr_flags=IFF_UP|IFF_RUNNING}", loopback()))
        .call(Syscall.CLOSE, Arg.value(SOCKET));
  }

  /** struct ifreq of netdevice(7): 16 bytes of name, then the flags. */
  private static ByteBuffer loopback() {
    ByteBuffer request = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
    request.put("lo".getBytes(StandardCharsets.US_ASCII));
    request.putShort(16, (short) Steps.flags("IFF_UP|IFF_RUNNING").value());
    return request.rewind();
  }

  /**
   * Without a keyring of its own the container could read the caller's keys. It has no name: a
   * name would join the keyring of the same name that another container has.
   */
  private static void joinSessionKeyring(Steps steps) {
    Label done = steps.label("keyring");
    steps
        .because("join a new session keyring")
        .call(
            OnError.FAIL.or(Steps.error("ENOSYS"), done),
            Syscall.KEYCTL,
            flags("KEYCTL_JOIN_SESSION_KEYRING"),
            Arg.NULL)
        .mark(done);
  }
}
