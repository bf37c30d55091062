package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who the process is and what it may do by that: attack cases B10 to B25. */
class IdentityTest {

  private static final String NONE = "0000000000000000";

  /** Docker's fourteen. */
  private static final String DOCKER = "00000000a80425fb";

  @TempDir
  private Path folder;

  @Test
  void b10RootHasExactlyTheCapabilitiesOfTheConfig() {
    assertStatus(bundle(), "Cap", NONE, DOCKER, DOCKER, DOCKER, NONE);
  }

  @Test
  void b10BoundingSetIsTheConfigs() {
    Bundle bundle = bundle();
    capabilities(bundle, List.of("bounding"), "CAP_KILL", "CAP_CHOWN");
    capabilities(bundle, List.of("effective", "permitted"), "CAP_KILL");
    String both = "0000000000000021";
    assertStatus(bundle, "Cap", NONE, both, both, both, NONE);
  }

  @Test
  void b11AnotherUserHasNoneWithoutAmbientOnes() {
    Bundle bundle = bundle();
    user(bundle).put("uid", 1000).put("gid", 1000);
    assertStatus(bundle, "Cap", NONE, NONE, NONE, DOCKER, NONE);
  }

  @Test
  void b11AnotherUserKeepsAmbientOnes() {
    Bundle bundle = bundle();
    user(bundle).put("uid", 1000);
    List<String> all = List.of("bounding", "effective", "permitted", "inheritable", "ambient");
    capabilities(bundle, all, "CAP_NET_RAW");
    String raw = "0000000000002000";
    assertStatus(bundle, "Cap", raw, raw, raw, raw, raw);
  }

  @Test
  void b12WithoutCapabilitiesAllSetsAreEmpty() {
    Bundle bundle = bundle();
    bundle.process().remove("capabilities");
    assertStatus(bundle, "Cap", NONE, NONE, NONE, NONE, NONE);
  }

  @Test
  void b16GroupsOfTheCallerAreReplaced() {
    Bundle bundle = bundle().script("grep Groups: /proc/self/status");
    user(bundle).putArray("additionalGids").add(5);
    assertEquals("Groups:\t5", behind(bundle, "--groups", "4,24,27").ok().out().strip());
  }

  @Test
  void b17GroupsOfTheCallerAreDropped() {
    Bundle bundle = bundle().script("grep Groups: /proc/self/status");
    assertEquals("Groups:", behind(bundle, "--groups", "4,24,27").ok().out().strip());
  }

  @Test
  void idsAreSetThreeTimes() {
    Bundle bundle = bundle().script("grep -E '^(Uid|Gid):' /proc/self/status");
    user(bundle).put("uid", 4294967294L).put("gid", 2147483648L);
    assertEquals("""
        Uid:\t4294967294\t4294967294\t4294967294\t4294967294
        Gid:\t2147483648\t2147483648\t2147483648\t2147483648
        """, bundle.jexec().ok().out());
  }

  @Test
  void b18SetUserIdDoesNothingWithoutNewPrivileges() {
    Bundle bundle = setUserId();
    bundle.process().put("noNewPrivileges", true);
    assertEquals("Uid:\t1000\t1000\t1000\t1000", first(bundle));
  }

  @Test
  void b19SetUserIdGetsNoMoreThanTheBoundingSet() {
    Bundle bundle = setUserId();
    assertEquals("Uid:\t1000\t0\t0\t0", first(bundle));
    assertStatus(
        bundle.args("/bin/probe", "status", "Cap"), "", NONE, DOCKER, DOCKER, DOCKER, NONE);
  }

  @Test
  void b20KeysOfTheCallersSessionAreHidden() {
    assumeTrue(Command.exists("keyctl"), "needs keyctl");
    Bundle bundle = Probe.into(bundle()).args("/bin/probe", "keys");
    Result result = Command.run(
        folder,
        List.of(
            "keyctl",
            "session",
            "-",
            "sh",
            "-c",
            "keyctl add user jdf-test-session secret @s >/dev/null; exec \"$0\"",
            bundle.launcher().toString()));
    assertEquals("session keyring ok\nsearch session ENOKEY\n", result.ok().out());
  }

  @Test
  void b21LimitsAreThoseOfTheConfigAndCannotBeRaised() {
    Bundle bundle = Probe.into(bundle()).args("/bin/probe", "limits");
    limit(bundle, "RLIMIT_NOFILE", 1000, 1024);
    assertEquals("nofile 1000 1024\nraise EPERM\n", bundle.jexec().ok().out());
  }

  @Test
  void b35LowLimitDoesNotBreakTheSetUp() {
    for (String type : List.of("RLIMIT_NOFILE", "RLIMIT_FSIZE", "RLIMIT_NPROC", "RLIMIT_MEMLOCK")) {
      Bundle bundle = Bundle.in(folder.resolve(type)).withoutCgroups();
      limit(bundle, type, 3, 3);
      bundle.jexec().ok();
    }
  }

  @Test
  void b35LimitAboveTheCallersIsRefusedWithoutThePrivilege() {
    Bundle bundle = bundle();
    limit(bundle, "RLIMIT_NOFILE", 1_000_000, 1_000_000);
    Result result = behind(bundle, "--bounding-set", "-sys_resource");
    assertEquals(125, result.exit());
    assertTrue(result.err().contains("RLIMIT_NOFILE"), result.err());
  }

  @Test
  void b22EnvironmentIsTheConfigsWithTheHomeOfTheImage() {
    Bundle bundle = bundle().args("/bin/env");
    ArrayNode env = bundle.process().putArray("env");
    env.add("PATH=/bin").add("A=1").add("B=").add("A=2").add("C=x=y");
    Result result = Command.run(
        folder,
        List.of("env", "SECRET=1", "LD_PRELOAD=", "HOME=/x", bundle.launcher().toString()));
    assertEquals("PATH=/bin\nA=2\nB=\nC=x=y\nHOME=/root\n", result.ok().out());
  }

  @Test
  void b23SignalsAreAsAtTheStartOfAProgram() {
    Bundle bundle = bundle().args("grep", "-E", "^Sig(Blk|Ign|Cgt)", "/proc/self/status");
    Result result = Command.run(
        folder,
        List.of(
            "env",
            "--ignore-signal=INT,TERM,USR1,CHLD",
            "--block-signal=TERM,USR2",
            bundle.launcher().toString()));
    assertEquals(
        "SigBlk:\t" + NONE + "\nSigIgn:\t" + NONE + "\nSigCgt:\t" + NONE + "\n",
        result.ok().out());
  }

  @Test
  void b24OtherAttributesAreThoseOfAPlainProcess() {
    Bundle bundle = Probe.into(bundle()).args("/bin/probe", "settings");
    assertEquals(
        "no_new_privs 0\ndumpable 1\nkeepcaps 0\nsecurebits 0\nsubreaper 0\numask 22\n",
        Command.run(
                folder,
                List.of("sh", "-c", "umask 0; exec \"$0\"", bundle.launcher().toString()))
            .ok()
            .out());
  }

  @Test
  void umaskIsTheConfigs() {
    Bundle bundle = bundle().script("umask");
    user(bundle).put("umask", 63);
    assertEquals("0077\n", bundle.jexec().ok().out());
  }

  private Bundle bundle() {
    return Bundle.in(folder).withoutCgroups();
  }

  /** The probe as a set-user-ID program of root, run by somebody else. */
  private Bundle setUserId() {
    Bundle bundle = Probe.into(bundle()).args("/bin/probe", "status", "Uid");
    Command.run(folder, List.of("chmod", "4755", "rootfs/bin/probe")).ok();
    user(bundle).put("uid", 1000).put("gid", 1000);
    return bundle;
  }

  private static String first(Bundle bundle) {
    return bundle.jexec().ok().out().strip();
  }

  /** The launcher as a program of somebody whom setpriv(1) has changed. */
  private Result behind(Bundle bundle, String... options) {
    assumeTrue(Command.exists("setpriv"), "needs setpriv");
    List<String> command = new ArrayList<>(List.of("setpriv"));
    command.addAll(List.of(options));
    command.add(bundle.launcher().toString());
    return Command.run(folder, command);
  }

  private static ObjectNode user(Bundle bundle) {
    return (ObjectNode) bundle.process().get("user");
  }

  private static void limit(Bundle bundle, String type, long soft, long hard) {
    ObjectNode limit = bundle.process().withArray("rlimits").addObject();
    limit.put("type", type).put("soft", soft).put("hard", hard);
  }

  private static void capabilities(Bundle bundle, List<String> sets, String... names) {
    ObjectNode all = (ObjectNode) bundle.process().get("capabilities");
    for (String set : sets) {
      ArrayNode list = all.putArray(set);
      List.of(names).forEach(list::add);
    }
  }

  /** The five lines of /proc/self/status: inheritable, permitted, effective, bounding, ambient. */
  private static void assertStatus(Bundle bundle, String prefix, String... sets) {
    if (!prefix.isEmpty()) {
      bundle.script("grep ^" + prefix + " /proc/self/status");
    }
    StringBuilder expected = new StringBuilder();
    List<String> names = List.of("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb");
    for (int i = 0; i < names.size(); i++) {
      expected.append(names.get(i)).append(":\t").append(sets[i]).append('\n');
    }
    assertEquals(expected.toString(), bundle.jexec().ok().out());
  }
}
