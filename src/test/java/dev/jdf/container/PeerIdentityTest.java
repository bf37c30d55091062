package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who a process is and what it may do, as under runc and crun. */
class PeerIdentityTest {

  private static final List<String> SETS =
      List.of("bounding", "effective", "permitted", "inheritable", "ambient");

  @TempDir
  private Path folder;

  private Bundle bundle;

  @BeforeEach
  void makeBundle() {
    bundle = Bundle.in(folder);
  }

  @Test
  void dockersDefault() {
    assertEquals("00000000a80425fb", Peers.of(bundle).compare().fact("status CapEff"));
  }

  @Test
  void noNewPrivilegesAndAFilter() {
    bundle.process().put("noNewPrivileges", true);
    filter();
    View view = Peers.of(bundle).compare();
    assertEquals("1", view.fact("status NoNewPrivs"));
    assertEquals("2", view.fact("status Seccomp"));
  }

  @Test
  void filterWithoutNoNewPrivileges() {
    filter();
    assertEquals("0", Peers.of(bundle).compare().fact("status NoNewPrivs"));
  }

  @Test
  void anotherUser() {
    user().put("uid", 1000).put("gid", 1001);
    assertEquals("0000000000000000", Peers.of(bundle).compare().fact("status CapEff"));
  }

  @Test
  void anotherUserWithAmbientCapabilities() {
    user().put("uid", 1000).put("gid", 1000);
    SETS.forEach(set -> capabilities(set, "CAP_NET_BIND_SERVICE", "CAP_KILL"));
    assertEquals("0000000000000420", Peers.of(bundle).compare().fact("status CapAmb"));
  }

  @Test
  void setsThatAllDiffer() {
    capabilities("bounding", "CAP_CHOWN", "CAP_KILL", "CAP_SETUID", "CAP_NET_RAW");
    capabilities("permitted", "CAP_CHOWN", "CAP_KILL", "CAP_SETUID");
    capabilities("effective", "CAP_CHOWN");
    capabilities("inheritable", "CAP_CHOWN", "CAP_KILL");
    capabilities("ambient", "CAP_KILL");
    Peers.of(bundle).compare();
  }

  @Test
  void noCapabilities() {
    bundle.process().putObject("capabilities");
    assertEquals("0000000000000000", Peers.of(bundle).compare().fact("status CapBnd"));
  }

  @Test
  void nothingSaidOfCapabilities() {
    bundle.process().remove("capabilities");
    Peers.of(bundle).compare();
  }

  @Test
  void additionalGroupsAndUmask() {
    user()
        .put("uid", 7)
        .put("gid", 8)
        .put("umask", 63)
        .putArray("additionalGids")
        .add(9)
        .add(5);
    View view = Peers.of(bundle).compare();
    assertEquals("0077", view.fact("umask"));
    assertEquals("5 9", view.fact("status Groups"));
  }

  @Test
  void limits() {
    limit("RLIMIT_NOFILE", 100, 200);
    limit("RLIMIT_CORE", 0, 0);
    limit("RLIMIT_STACK", 8_388_608, Long.MAX_VALUE);
    limit("RLIMIT_NPROC", 500, 600);
    limit("RLIMIT_FSIZE", 1 << 20, 1 << 20);
    limit("RLIMIT_MEMLOCK", 4096, 65536);
    limit("RLIMIT_AS", 1L << 40, 1L << 40);
    limit("RLIMIT_RTTIME", 1_000_000, 2_000_000);
    assertEquals("100 200", Peers.of(bundle).compare().fact("limit Max open files"));
  }

  @Test
  void environmentDirectoryAndHostname() {
    ArrayNode env = bundle.process().putArray("env");
    env.add("PATH=/bin:/usr/bin").add("EMPTY=").add("TEXT=a=b  c").add("HOME=/home");
    bundle.process().put("cwd", "/made/for this");
    bundle.config().put("hostname", "a-name.of.its-own");
    View view = Peers.of(bundle).compare();
    assertEquals("a-name.of.its-own", view.fact("hostname"));
    assertEquals("/made/for this /made/for this", view.fact("directory"));
  }

  @Test
  void directoryThatIsClosedToTheUser() throws IOException {
    Path closed = Files.createDirectory(bundle.rootfs().resolve("root"));
    Files.writeString(closed.resolve("file"), "secret");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    user().put("uid", 1000).put("gid", 1000);
    bundle.process().put("cwd", "/root");
    bundle.script("readlink /proc/self/cwd; grep ^CapPrm /proc/self/status; cat file");
    Result expected = new Result(
        1, "/root\nCapPrm:\t0000000000000000\n", "cat: can't open 'file': Permission denied\n");
    for (boolean filtered : new boolean[] {false, true}) {
      if (filtered) {
        filter();
      }
      assertEquals(expected, bundle.jexec());
      assertEquals(expected, bundle.runc());
      assertEquals(expected, bundle.crun());
    }
  }

  @Test
  void emptyNamesAreNone() {
    bundle.config().put("hostname", "").put("domainname", "");
    Peers.of(bundle).compare();
  }

  @Test
  void homeThatIsNotSaidIsTheUsers() throws IOException {
    Files.writeString(
        bundle.rootfs().resolve("etc/passwd"),
        "root:x:0:0::/root:/bin/sh\nann:x:7:8:Ann:/home/ann:\nbob:x:70:8::/home/bob");
    for (List<String> row : List.of(
        List.of("0", "/root"),
        List.of("7", "/home/ann"),
        List.of("70", "/home/bob"),
        List.of("8", "/"))) {
      user().put("uid", Integer.parseInt(row.get(0)));
      assertEquals(row.get(1), Peers.of(bundle).compare().fact("env HOME"), row.get(0));
    }
  }

  @Test
  void likelyVictimOfTheOomKiller() {
    bundle.process().put("oomScoreAdj", 321);
    assertEquals("321", Peers.of(bundle).compare().fact("self oom_score_adj"));
  }

  @Test
  void oomScoreThatIsNotSaidIsTheCallers() {
    bundle.process().remove("oomScoreAdj");
    Peers.of(bundle).compare();
  }

  @Test
  void userNamespaceWithRanges() {
    userNamespace();
    View view = Peers.of(bundle).compare();
    assertEquals("0 100000 1000;1000 300000 64536;", view.fact("self uid_map"));
    assertEquals("00000000a80425fb", view.fact("status CapEff"));
  }

  @Test
  void anotherUserOfAUserNamespace() {
    userNamespace();
    user().put("uid", 1000).put("gid", 1000).putArray("additionalGids").add(10);
    SETS.forEach(set -> capabilities(set, "CAP_NET_RAW"));
    bundle.process().put("noNewPrivileges", true);
    filter();
    assertEquals("10", Peers.of(bundle).compare().fact("status Groups"));
  }

  private void userNamespace() {
    ((ArrayNode) bundle.linux().get("namespaces")).addObject().put("type", "user");
    for (String map : List.of("uidMappings", "gidMappings")) {
      ArrayNode ranges = bundle.linux().putArray(map);
      ranges.addObject().put("containerID", 0).put("hostID", 100_000).put("size", 1000);
      ranges.addObject().put("containerID", 1000).put("hostID", 300_000).put("size", 64_536);
    }
    // Otherwise the image is not theirs, and crun and runc make nothing in it.
    for (String name : List.of("made", "dev/pts")) {
      Command.run(folder, List.of("mkdir", "-p", "rootfs/" + name)).ok();
    }
    Command.run(folder, List.of("chown", "-R", "100000:100000", "rootfs")).ok();
    bundle.linux().remove("sysctl");
  }

  private void filter() {
    ObjectNode seccomp = bundle.linux().putObject("seccomp");
    seccomp.put("defaultAction", "SCMP_ACT_ALLOW");
    seccomp.putArray("architectures").add("SCMP_ARCH_X86_64");
    ObjectNode rule = seccomp.putArray("syscalls").addObject();
    rule.put("action", "SCMP_ACT_ERRNO").putArray("names").add("reboot").add("swapon");
  }

  private ObjectNode user() {
    return (ObjectNode) bundle.process().get("user");
  }

  private void capabilities(String set, String... names) {
    ArrayNode list = ((ObjectNode) bundle.process().get("capabilities")).putArray(set);
    List.of(names).forEach(list::add);
  }

  private void limit(String type, long soft, long hard) {
    bundle
        .process()
        .withArray("rlimits")
        .addObject()
        .put("type", type)
        .put("soft", soft)
        .put("hard", hard);
  }
}
