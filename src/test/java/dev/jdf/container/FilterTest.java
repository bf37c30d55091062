package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jdf.linux.Arch;
import dev.jdf.linux.Capability;
import dev.jdf.linux.DefaultSeccomp;
import dev.jdf.linux.SeccompPolicy.Condition;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The filter as the process meets it: attack cases C06, C12 and C18 to C22. */
class FilterTest {

  @TempDir
  private Path folder;

  private Bundle bundle;

  @BeforeEach
  void makeBundle() {
    bundle = Probe.into(Bundle.in(folder).withoutCgroups());
  }

  @Test
  void c06DockersFilterAllowsNoNewUserNamespace() {
    useDockersFilter();
    assertProbe("unshare EPERM\n", "namespaces");
  }

  @Test
  void c12DockersFilterAllowsNoSocketsToTheHypervisorAndToTheKernelsCiphers() {
    useDockersFilter();
    assertProbe("""
        UNIX ok
        INET ok
        NETLINK ok
        VSOCK EPERM
        ALG EPERM
        PACKET ok
        """, "sockets");
  }

  @Test
  void c19OtherAbisOfTheMachineAreKilled() {
    deny("mkdir", "SCMP_ACT_ERRNO");
    assertProbe("mkdir EPERM\nx32 mkdir killed by 31\ni386 getpid killed by 31\n", "abis");
  }

  @Test
  void c19ListedAbiHasTheSameRules() {
    deny("mkdir", "SCMP_ACT_ERRNO").putArray("architectures").add("SCMP_ARCH_X86");
    assertProbe("mkdir EPERM\nx32 mkdir killed by 31\ni386 getpid ok\n", "abis");
  }

  @Test
  void c20WholeArgumentIsCompared() {
    equalTo(8, 1, "lseek");
    assertProbe("lseek 8 EPERM\nlseek 8 with high bits ok\nlseek 4 ok\n", "seeks");
  }

  @Test
  void c20WhatTheKernelDoesNotReadOfAnArgumentDoesNotGoPastTheRule() {
    equalTo(8, 0, "personality");
    assertProbe(
        "personality 8 EPERM\npersonality 8 with high bits EPERM\npersonality 4 ok\n",
        "personalities");
  }

  private void equalTo(long value, int index, String name) {
    ObjectNode rule = (ObjectNode) deny(name, "SCMP_ACT_ERRNO").get("syscalls").get(0);
    ObjectNode condition = rule.putArray("args").addObject();
    condition.put("index", index).put("value", value).put("op", "SCMP_CMP_EQ");
  }

  @Test
  void killedProcessGives128AndItsSignal() {
    deny("getuid", "SCMP_ACT_KILL_PROCESS");
    assertEquals(159, bundle.args("/bin/id", "-u").jexec().exit());
  }

  @Test
  void errnoIsTheConfigs() {
    ObjectNode seccomp = deny("mkdir", "SCMP_ACT_ERRNO");
    ((ObjectNode) seccomp.get("syscalls").get(0)).put("errnoRet", 28);
    assertProbe("mkdir ENOSPC\n", "mkdir");
  }

  @Test
  void c22FilterIsThereWithoutNoNewPrivileges() {
    deny("mkdir", "SCMP_ACT_ERRNO");
    bundle.process().put("noNewPrivileges", false);
    bundle.args("/bin/probe", "status", "Seccomp:", "status", "NoNewPrivs", "status", "CapEff");
    assertEquals(
        "Seccomp:\t2\nNoNewPrivs:\t0\nCapEff:\t00000000a80425fb\n",
        bundle.jexec().ok().out());
  }

  @Test
  void filterIsThereWithNoNewPrivileges() {
    deny("mkdir", "SCMP_ACT_ERRNO");
    bundle.process().put("noNewPrivileges", true);
    bundle.args("/bin/probe", "status", "Seccomp:", "status", "NoNewPrivs", "mkdir");
    assertEquals(
        "Seccomp:\t2\nNoNewPrivs:\t1\nmkdir EPERM\n", bundle.jexec().ok().out());
  }

  @Test
  void withoutAFilterThereIsNone() {
    bundle.args("/bin/probe", "status", "Seccomp:", "mkdir");
    assertEquals("Seccomp:\t0\nmkdir ok\n", bundle.jexec().ok().out());
  }

  private ObjectNode deny(String name, String action) {
    ObjectNode seccomp = bundle.linux().putObject("seccomp").put("defaultAction", "SCMP_ACT_ALLOW");
    ObjectNode rule = seccomp.putArray("syscalls").addObject().put("action", action);
    rule.putArray("names").add(name);
    return seccomp;
  }

  private void useDockersFilter() {
    ObjectNode seccomp = bundle.linux().putObject("seccomp").put("defaultAction", "SCMP_ACT_ERRNO");
    ArrayNode rules = seccomp.putArray("syscalls");
    for (DefaultSeccomp.Group group : DefaultSeccomp.forCapabilities(granted(), Arch.X86_64)) {
      ObjectNode rule = rules.addObject().put("action", group.action().name());
      group.errno().ifPresent(errno -> rule.put("errnoRet", errno));
      ArrayNode names = rule.putArray("names");
      group.names().forEach(names::add);
      ArrayNode conditions = rule.putArray("args");
      group.conditions().forEach(condition -> add(conditions, condition));
    }
  }

  private static void add(ArrayNode conditions, Condition condition) {
    conditions
        .addObject()
        .put("index", condition.index())
        .put("value", condition.value())
        .put("valueTwo", condition.valueTwo())
        .put("op", condition.operator().name());
  }

  private Set<Capability> granted() {
    return StreamSupport.stream(
            bundle.process().get("capabilities").get("bounding").spliterator(), false)
        .map(name -> Capability.parse(name.asText()).orElseThrow())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void assertProbe(String expected, String what) {
    String out = bundle.args("/bin/probe", what).jexec().ok().out();
    List<String> lines = out.lines().filter(line -> !line.startsWith("XDP")).toList();
    assertEquals(expected, String.join("\n", lines) + "\n");
  }
}
