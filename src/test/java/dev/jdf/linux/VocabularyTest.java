package dev.jdf.linux;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {

  @Test
  void thereAreFortyOneCapabilitiesByNumber() {
    List<Capability> all = Capability.all();
    assertEquals(41, all.size());
    for (int i = 0; i < all.size(); i++) {
      assertEquals(i, all.get(i).number());
      assertFalse(all.get(i).meaning().isBlank() || all.get(i).risk().isBlank());
    }
    assertEquals((1L << 41) - 1, Capability.mask(all));
    assertEquals(Constants.value("CAP_LAST_CAP"), all.size() - 1);
  }

  @Test
  void dockerLeavesFourteenCapabilities() {
    assertEquals(14, Capability.dockerDefaults().size());
    assertEquals(0xa80425fbL, Capability.mask(Capability.dockerDefaults()));
  }

  @Test
  void capabilitiesHaveNamesInAnyCase() {
    assertEquals(12, Capability.parse("net_admin").orElseThrow().number());
    assertEquals("CAP_BPF", Capability.parse("Cap_Bpf").orElseThrow().name());
    assertTrue(Capability.parse("ALL").isEmpty());
    assertTrue(Capability.parse("").isEmpty());
    assertTrue(Capability.parse("CAP_CAP_BPF").isEmpty());
  }

  @Test
  void errorsAreFoundByNameAndNumber() {
    assertEquals(
        new Errno(1, "EPERM", "Operation not permitted", false), Errno.of(1).orElseThrow());
    assertEquals(38, Errno.of("ENOSYS").orElseThrow().number());
    assertEquals("EAGAIN", Errno.of("EWOULDBLOCK").orElseThrow().name());
    assertEquals(131, Errno.all().size());
    assertTrue(Errno.of(0).isEmpty() || Errno.of("EOK").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "TERM, 15",
    "sigterm, 15",
    "SIGKILL, 9",
    "9, 9",
    "-3, -3",
    "65, 65",
    "RTMIN, 34",
    "SIGRTMIN+3, 37",
    "rtmax-1, 63",
    "RTMAX, 64",
    "CLD, 17",
    "RTMIN+15, 49"
  })
  void signalsHaveNumbers(String text, int number) {
    assertEquals(OptionalInt.of(number), Signal.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "FOO", "SIG", "RTMIN+", "RTMIN+31", "RTMAX+1", "RTMIN+-1", "1e1", " 9"})
  void otherWordsAreNoSignals(String text) {
    assertEquals(OptionalInt.empty(), Signal.parse(text));
  }

  @Test
  void everySignalNameParsesBack() {
    for (int number = 1; number <= 64; number++) {
      assertEquals(OptionalInt.of(number), Signal.parse(Signal.name(number)));
    }
    assertEquals("SIGIO", Signal.name(29));
    assertEquals("SIGRTMIN+3", Signal.name(37));
    assertEquals("99", Signal.name(99));
  }

  @Test
  void mountOptionsNameKnownConstants() {
    for (MountOption option : MountOption.all()) {
      List<String> constants = Stream.of(option.mount(), option.attribute())
          .filter(constant -> !constant.isEmpty())
          .toList();
      assertEquals(option.kind() == MountOption.Kind.SPECIAL, constants.isEmpty(), option.name());
      constants.forEach(constant -> assertDoesNotThrow(() -> Constants.value(constant)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "async",
        "atime",
        "bind",
        "defaults",
        "dev",
        "diratime",
        "dirsync",
        "exec",
        "iversion",
        "lazytime",
        "loud",
        "noatime",
        "nodev",
        "nodiratime",
        "noexec",
        "noiversion",
        "nolazytime",
        "norelatime",
        "nostrictatime",
        "nosuid",
        "private",
        "rbind",
        "relatime",
        "remount",
        "ro",
        "rprivate",
        "rshared",
        "rslave",
        "runbindable",
        "rw",
        "shared",
        "silent",
        "slave",
        "strictatime",
        "suid",
        "sync",
        "unbindable",
        "nosymfollow",
        "symfollow",
        "ratime",
        "rdev",
        "rdiratime",
        "rexec",
        "rnoatime",
        "rnodiratime",
        "rnoexec",
        "rnorelatime",
        "rnostrictatime",
        "rnosuid",
        "rnosymfollow",
        "rrelatime",
        "rro",
        "rrw",
        "rstrictatime",
        "rsuid",
        "rsymfollow",
        "rnodev",
        "idmap",
        "ridmap",
        "mand",
        "nomand",
        "tmpcopyup",
        "acl",
        "noacl"
      })
  void theSpecsMountOptionsAreKnown(String name) {
    assertEquals(name, MountOption.find(name).orElseThrow().name());
  }

  @Test
  void dataOfAFileSystemIsNoMountOption() {
    assertTrue(MountOption.find("size=64m").isEmpty());
    assertTrue(MountOption.find("RO").isEmpty());
  }

  @Test
  void limitsHaveTheNumbersOfTheKernel() {
    for (Rlimit limit : Rlimit.all()) {
      assertEquals(Constants.value(limit.name()), limit.number());
      assertEquals(Optional.of(limit), Rlimit.of(limit.name()));
    }
    assertEquals("RLIMIT_NOFILE", Rlimit.ofDocker("nofile").orElseThrow().name());
    assertTrue(Rlimit.ofDocker("as").isEmpty());
    assertTrue(Rlimit.ofDocker("NOFILE").isEmpty());
    assertTrue(Rlimit.of("nofile").isEmpty());
  }

  @Test
  void namespacesNameTheirFlag() {
    for (NamespaceType type : NamespaceType.values()) {
      assertTrue(Constants.value(type.cloneFlag()) != 0);
      assertEquals(Optional.of(type), NamespaceType.of(type.ociName()));
    }
    assertTrue(NamespaceType.of("net").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "net.ipv4.ip_forward, NETWORK", "net/ipv4/conf/all/forwarding, NETWORK", "kernel.sem, IPC",
    "kernel/shmmax, IPC", "fs.mqueue.msg_max, IPC", "kernel.domainname, UTS"
  })
  void sysctlsBelongToANamespace(String key, NamespaceType type) {
    assertEquals(Optional.of(type), Sysctl.namespaceOf(key));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kernel.hostname",
        "kernel.core_pattern",
        "vm.swappiness",
        "net",
        "net.",
        "net..x",
        "net/../kernel/core_pattern",
        "net.ipv4/ip_forward",
        "/net/ipv4",
        ".net.x",
        "kernel.semx",
        "net.ipv4.x y",
        "net.x\u0000",
        "Kernel.sem",
        "fs.mqueue"
      })
  void otherKeysBelongToNone(String key) {
    assertEquals(Optional.empty(), Sysctl.namespaceOf(key));
  }

  @Test
  void machinesHaveTheirAuditNumbers() {
    assertEquals(Constants.value("AUDIT_ARCH_X86_64"), 0xffffffffL & Arch.X86_64.auditArch());
    assertEquals(Constants.value("AUDIT_ARCH_AARCH64"), 0xffffffffL & Arch.AARCH64.auditArch());
    assertEquals(Optional.of(Arch.AARCH64), Arch.ofUname("aarch64"));
    assertEquals(Optional.empty(), Arch.ofUname("riscv64"));
    assertEquals("SCMP_ARCH_X86_64", Arch.X86_64.ociName());
  }
}
