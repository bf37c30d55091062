package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process can do inside, without a filter: attack cases C01 to C18, C26 and C27. */
class InsideTest {

  @TempDir
  private Path folder;

  private Bundle bundle;

  @BeforeEach
  void makeBundle() {
    bundle = Bundle.in(folder).withoutCgroups();
  }

  @Test
  void c01SettingsOfTheKernelAreReadOnly() {
    assertProbe(
        """
        /proc/sys/kernel/core_pattern EROFS
        /proc/sys/kernel/hostname EROFS
        /proc/sys/net/ipv4/ip_forward EROFS
        /sys/kernel/profiling EROFS
        """,
        "write",
        "/proc/sys/kernel/core_pattern",
        "/proc/sys/kernel/hostname",
        "/proc/sys/net/ipv4/ip_forward",
        "/sys/kernel/profiling");
    for (String file : List.of("/proc/sysrq-trigger", "/proc/irq/default_smp_affinity")) {
      if (exists(file)) {
        assertProbe(file + " EROFS\n", "write", file);
      }
    }
  }

  @Test
  void c02MaskedFilesAreEmpty() {
    assertProbe(
        "/proc/keys 0\n/proc/timer_list 0\n/proc/interrupts 0\n",
        "size",
        "/proc/keys",
        "/proc/timer_list",
        "/proc/interrupts");
  }

  @Test
  void c02MaskedFoldersAreEmptyAndReadOnly() {
    bundle.script("ls -A /sys/firmware /proc/acpi /proc/scsi; touch /sys/firmware/x");
    Result result = bundle.jexec();
    assertTrue(result.err().contains("Read-only file system"), result.err());
    assertFalse(result.out().contains("x"), result.out());
  }

  @Test
  void c03NodeThatIsMadeCannotBeOpened() {
    assertProbe("""
        mknod c 1:1 ok
        open c 1:1 EACCES
        mknod b 254:0 ok
        open b 254:0 EACCES
        mknod /dev c 1:1 ok
        open /dev c 1:1 EACCES
        mknod /dev/shm c 1:1 ok
        open /dev/shm c 1:1 EACCES
        """, "nodes");
  }

  @Test
  void c04NodeCannotBeMadeWithoutTheCapability() {
    drop("CAP_MKNOD");
    assertProbe("""
        mknod c 1:1 EPERM
        open c 1:1 ENOENT
        mknod b 254:0 EPERM
        open b 254:0 ENOENT
        mknod /dev c 1:1 EPERM
        open /dev c 1:1 ENOENT
        mknod /dev/shm c 1:1 EPERM
        open /dev/shm c 1:1 ENOENT
        """, "nodes");
  }

  @Test
  void c05ProcessesOfTheHostAreNotThere() {
    assertProbe("ptrace 1 EPERM\nkill 2 ESRCH\nkill all ESRCH\npid 1\n", "processes");
    bundle.script("ls /proc | grep -E '^[0-9]+$' | wc -l");
    assertTrue(Integer.parseInt(bundle.jexec().ok().out().strip()) <= 4);
  }

  @Test
  void c06And07NewUserNamespaceOpensNothing() {
    assertProbe("""
        unshare ok
        mount proc EPERM
        remount /proc/sys EPERM
        umount /proc/sys EINVAL
        umount /proc/keys EINVAL
        write sysrq %s
        unshare cgroup ok
        mount cgroup ok
        write release_agent EPERM
        """.formatted(exists("/proc/sysrq-trigger") ? "EROFS" : "ENOENT"), "namespaces");
  }

  @Test
  void c10FilesAreNotOpenedByTheirHandles() {
    assertProbe("open_by_handle_at EPERM\n", "handles");
  }

  @Test
  void c09CallsThatNeedPrivilegesFail() {
    assertProbe("""
        mount EPERM
        umount2 EPERM
        remount / EPERM
        remount /proc/sys EPERM
        pivot_root EPERM
        fsopen EPERM
        open_tree EPERM
        mount_setattr EPERM
        setns EPERM
        unshare EPERM
        open_by_handle_at EPERM
        init_module EPERM
        finit_module EPERM
        delete_module EPERM
        kexec_load EPERM
        reboot EPERM
        swapon EPERM
        swapoff EPERM
        acct EPERM
        sethostname EPERM
        setdomainname EPERM
        iopl EPERM
        ioperm EPERM
        syslog EPERM
        vhangup EPERM
        bpf EPERM
        fanotify_init EPERM
        setpriority EACCES
        sched_setscheduler EPERM
        """, "calls");
  }

  @Test
  void c12NetworkIsTheContainersOwn() {
    bundle.script("sed 1,2d /proc/net/dev | cut -d: -f1; ls /sys/class/net");
    List<String> names =
        bundle.jexec().ok().out().lines().map(String::strip).distinct().toList();
    assertTrue(names.contains("lo"), names.toString());
    assertFalse(names.contains("eth0"), names.toString());
  }

  @Test
  void c13AbstractSocketOfTheHostIsOutOfReach() throws IOException {
    String name = "jdf-test-" + ProcessHandle.current().pid();
    Process listener = listener(name);
    try {
      assertProbe("connect ECONNREFUSED\n", "abstract", name);
      bundle.withoutNamespace("network").withoutMount("/sys");
      bundle.linux().remove("sysctl");
      assertProbe("connect ok\n", "abstract", name);
    } finally {
      listener.destroy();
    }
  }

  @Test
  void c14MountsAreOnlyThoseOfTheContainer() {
    bundle.script("cut -d' ' -f5 /proc/self/mountinfo | sort -u");
    assertEquals(
        List.of("/", "/dev"),
        bundle
            .jexec()
            .ok()
            .out()
            .lines()
            .filter(line -> !line.matches("/(proc|sys|dev)/.*|/proc|/sys"))
            .toList());
  }

  @Test
  void c26MountsMadeInsideStayThere() throws IOException {
    grant("CAP_SYS_ADMIN");
    bundle.script("mount -t tmpfs tmpfs /tmp && grep -c ' /tmp ' /proc/self/mountinfo");
    String before = Files.readString(Path.of("/proc/self/mountinfo"));
    assertEquals("1\n", bundle.jexec().ok().out());
    assertEquals(before, Files.readString(Path.of("/proc/self/mountinfo")));
  }

  @Test
  void c27ReadOnlyRootAndBindsAreReadOnly() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    ((ObjectNode) bundle.config().get("root")).put("readonly", true);
    Files.createDirectory(bundle.rootfs().resolve("data"));
    bundle.mount("/data", "bind", data.toString(), "rbind", "ro");
    bundle.script(
        "for f in /x /etc/x /data/x; do touch $f; done; touch /dev/x /dev/shm/x && ls /dev/x");
    Result result = bundle.jexec().ok();
    assertEquals("/dev/x\n", result.out());
    assertEquals(
        3, result.err().lines().filter(line -> line.contains("Read-only")).count());
  }

  private static boolean exists(String file) {
    return Files.exists(Path.of(file));
  }

  /** A program of the host that listens by now. */
  private static Process listener(String name) throws IOException {
    Process process = new ProcessBuilder(Probe.program().toString(), "listen", name)
        .redirectErrorStream(true)
        .start();
    assertEquals("bind ok", process.inputReader().readLine());
    assertEquals("listen ok", process.inputReader().readLine());
    return process;
  }

  private void grant(String capability) {
    for (String set : List.of("bounding", "effective", "permitted")) {
      ((ArrayNode) bundle.process().get("capabilities").get(set)).add(capability);
    }
  }

  private void drop(String capability) {
    for (String set : List.of("bounding", "effective", "permitted")) {
      ArrayNode list = (ArrayNode) bundle.process().get("capabilities").get(set);
      for (int i = list.size() - 1; i >= 0; i--) {
        if (list.get(i).asText().equals(capability)) {
          list.remove(i);
        }
      }
    }
  }

  private void assertProbe(String expected, String... args) {
    if (!Files.exists(bundle.rootfs().resolve("bin/probe"))) {
      Probe.into(bundle);
    }
    String[] command = new String[args.length + 1];
    command[0] = "/bin/probe";
    System.arraycopy(args, 0, command, 1, args.length);
    String out = bundle.args(command).jexec().ok().out();
    assertEquals(expected, out.replace("ENOSYS", "EPERM"));
  }
}
