package dev.jdf.linux;

import static dev.jdf.linux.Policies.ALLOW;
import static dev.jdf.linux.Policies.ENOSYS;
import static dev.jdf.linux.Policies.EPERM;
import static dev.jdf.linux.Policies.KILL;
import static dev.jdf.linux.Policies.condition;
import static dev.jdf.linux.Policies.rule;
import static dev.jdf.linux.SeccompArch.SCMP_ARCH_AARCH64;
import static dev.jdf.linux.SeccompArch.SCMP_ARCH_MIPS;
import static dev.jdf.linux.SeccompArch.SCMP_ARCH_X32;
import static dev.jdf.linux.SeccompArch.SCMP_ARCH_X86;
import static dev.jdf.linux.SeccompArch.SCMP_ARCH_X86_64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.linux.SeccompPolicy.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeccompFilterTest {

  private static final int X86_64 = SCMP_ARCH_X86_64.auditArch();
  private static final int I386 = SCMP_ARCH_X86.auditArch();
  private static final long[] ZEROS = new long[6];

  @Test
  void dockersProfileIsDecidedAsItReads() {
    for (Arch arch : Arch.values()) {
      for (List<Capability> list : List.of(Capability.dockerDefaults(), Capability.all())) {
        var policy = DefaultSeccomp.policy(new LinkedHashSet<>(list), arch);
        assertReadsLike(policy, arch.seccomp(), new Policies(new Random(1)));
      }
    }
  }

  @Test
  void dockersProfileIsShort() {
    var caps = new LinkedHashSet<>(Capability.dockerDefaults());
    int length = program(DefaultSeccomp.policy(caps, Arch.X86_64)).size();
    assertTrue(length <= 181, length + " instructions");
  }

  @Test
  void theKernelTakesDockersProfile(@TempDir Path folder) {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "the filter is for x86-64");
    String source = CProgram.source("seccomp-load.c");
    CProgram loader = CProgram.of(folder, source, "no headers for seccomp(2)");
    var caps = new LinkedHashSet<>(Capability.dockerDefaults());
    byte[] program = BpfInstruction.encode(program(DefaultSeccomp.policy(caps, Arch.X86_64)));
    CProgram.Output output = loader.run(HexFormat.of().formatHex(program));
    assumeTrue(output.code() != 2, "seccomp(2) is not permitted here");
    assertEquals(0, output.code());
  }

  @Test
  void anyPolicyIsDecidedAsItReads() {
    Policies policies = new Policies(new Random(2));
    for (int i = 0; i < 300; i++) {
      SeccompArch arch =
          List.of(SCMP_ARCH_X86_64, SCMP_ARCH_AARCH64, SCMP_ARCH_X86).get(i % 3);
      assertReadsLike(policies.policy(List.of(arch), false), arch, policies);
    }
  }

  private static void assertReadsLike(SeccompPolicy policy, SeccompArch arch, Policies random) {
    BpfMachine machine = new BpfMachine(program(policy));
    PolicyReading reading = new PolicyReading(policy, arch);
    Map<Integer, String> names = names(arch);
    for (int number = -2; number < 700; number++) {
      String name = names.getOrDefault(number, "");
      for (int i = 0; i < 40 && !name.equals("socketcall"); i++) {
        long[] arguments = random.arguments();
        int expected = reading.answer(name, arguments);
        if (number == -2 && arch == SCMP_ARCH_X86_64) {
          expected = KILL;
        }
        var call = new BpfMachine.Call(number, arch.auditArch(), arguments);
        assertEquals(expected, machine.run(call), () -> name + " " + call + " " + policy.rules());
      }
    }
  }

  private static Map<Integer, String> names(SeccompArch arch) {
    Map<Integer, String> names = new TreeMap<>();
    for (String name : Syscalls.names()) {
      Syscalls.number(arch, name).ifPresent(number -> names.put(number, name));
    }
    return names;
  }

  @Test
  void foreignArchitecturesKill() {
    BpfMachine machine = machine(ALLOW, List.of(SCMP_ARCH_X86_64), List.of());
    assertEquals(ALLOW, machine.run(new BpfMachine.Call(1, X86_64, ZEROS)));
    assertEquals(KILL, machine.run(new BpfMachine.Call(1, I386, ZEROS)));
    assertEquals(KILL, machine.run(new BpfMachine.Call(1, 0, ZEROS)));
  }

  @Test
  void x32IsForeignUnlessListed() {
    int write = 0x40000001;
    List<Rule> rules = List.of(rule("write", EPERM), rule("ioctl", ENOSYS));
    BpfMachine without = machine(ALLOW, List.of(SCMP_ARCH_X86_64), rules);
    for (int number : new int[] {0x40000000, write, 0x40000202, 0x7fffffff, 0x80000000, -2}) {
      assertEquals(KILL, without.run(new BpfMachine.Call(number, X86_64, ZEROS)));
    }
    assertEquals(ALLOW, without.run(new BpfMachine.Call(0x3fffffff, X86_64, ZEROS)));
    assertEquals(ALLOW, without.run(new BpfMachine.Call(-1, X86_64, ZEROS)));
    BpfMachine with = machine(ALLOW, List.of(SCMP_ARCH_X86_64, SCMP_ARCH_X32), rules);
    assertEquals(EPERM, with.run(new BpfMachine.Call(write, X86_64, ZEROS)));
    assertEquals(ENOSYS, with.run(new BpfMachine.Call(0x40000202, X86_64, ZEROS)));
    assertEquals(ALLOW, with.run(new BpfMachine.Call(0x40000000, X86_64, ZEROS)));
  }

  @Test
  void socketsOfI386AreAlsoReachedThroughSocketcall() {
    List<Rule> rules =
        List.of(rule("socket", EPERM, condition(0, "EQ", 38)), rule("shmat", ENOSYS));
    BpfMachine machine = machine(ALLOW, List.of(SCMP_ARCH_X86_64, SCMP_ARCH_X86), rules);
    assertEquals(EPERM, machine.run(new BpfMachine.Call(359, I386, 38, 0, 0, 0, 0, 0)));
    assertEquals(EPERM, machine.run(new BpfMachine.Call(102, I386, 1, 0, 0, 0, 0, 0)));
    assertEquals(ALLOW, machine.run(new BpfMachine.Call(102, I386, 2, 0, 0, 0, 0, 0)));
    assertEquals(ENOSYS, machine.run(new BpfMachine.Call(117, I386, 21, 0, 0, 0, 0, 0)));
  }

  @Test
  void garbageAboveAnIntDoesNotHideIt() {
    List<Rule> rules = List.of(
        rule("socket", ALLOW, condition(0, "LT", 38)),
        rule("socket", ALLOW, condition(0, "GT", 40)),
        rule("ioctl", ALLOW, condition(1, "NE", 0x5412)));
    BpfMachine machine = machine(EPERM, List.of(SCMP_ARCH_X86_64), rules);
    assertEquals(EPERM, machine.run(new BpfMachine.Call(41, X86_64, 0x100000028L, 1, 0, 0, 0, 0)));
    assertEquals(ALLOW, machine.run(new BpfMachine.Call(41, X86_64, 0x100000002L, 1, 0, 0, 0, 0)));
    assertEquals(
        EPERM, machine.run(new BpfMachine.Call(16, X86_64, 0, -1L << 32 | 0x5412, 0, 0, 0, 0)));
  }

  @Test
  void aRuleWithoutConditionsDecidesAlone() {
    Rule conditional = rule("read", ENOSYS, condition(0, "EQ", 1));
    Rule always = rule("read", ALLOW);
    for (List<Rule> rules : List.of(List.of(conditional, always), List.of(always, conditional))) {
      BpfMachine machine = machine(EPERM, List.of(SCMP_ARCH_X86_64), rules);
      assertEquals(ALLOW, machine.run(new BpfMachine.Call(0, X86_64, 1, 0, 0, 0, 0, 0)));
    }
  }

  @Test
  void aFilterLongerThanTheKernelTakesIsRefused() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      rules.add(rule("mmap", ALLOW, condition(0, "EQ", i)));
    }
    var policy = new SeccompPolicy(EPERM, List.of(SCMP_ARCH_X86_64), rules);
    SeccompFilter.Result result = SeccompFilter.compile(policy);
    assertTrue(result.program().isEmpty());
    assertTrue(result.problem().orElseThrow().contains("4096"), result.toString());
  }

  @Test
  void farJumpsAreBridged() {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rules.add(
          rule(i % 2 == 0 ? "mmap" : "brk", i % 3 == 0 ? ENOSYS : ALLOW, condition(1, "EQ", i)));
    }
    BpfMachine machine = machine(EPERM, List.of(SCMP_ARCH_X86_64), rules);
    for (int i = 0; i < 400; i++) {
      int number = i % 2 == 0 ? 9 : 12;
      int expected = i % 3 == 0 ? ENOSYS : ALLOW;
      assertEquals(expected, machine.run(new BpfMachine.Call(number, X86_64, 0, i, 0, 0, 0, 0)));
    }
    assertEquals(EPERM, machine.run(new BpfMachine.Call(9, X86_64, 0, 400, 0, 0, 0, 0)));
    assertEquals(EPERM, machine.run(new BpfMachine.Call(0, X86_64, ZEROS)));
  }

  @Test
  void architecturesWithoutATableGiveNoFilter() {
    var policy = new SeccompPolicy(EPERM, List.of(SCMP_ARCH_MIPS), List.of());
    assertTrue(SeccompFilter.compile(policy).problem().isPresent());
    var own = policy.withNative(Arch.X86_64);
    assertEquals(List.of(SCMP_ARCH_X86_64, SCMP_ARCH_MIPS), own.architectures());
    assertEquals(EPERM, new BpfMachine(program(own)).run(new BpfMachine.Call(1, X86_64, ZEROS)));
  }

  @Test
  void instructionsAreEightLittleEndianBytes() {
    byte[] bytes = BpfInstruction.encode(List.of(new BpfInstruction(0x15, 1, 255, 0xC000003E)));
    assertEquals("[21, 0, 1, -1, 62, 0, 0, -64]", Arrays.toString(bytes));
  }

  @Test
  void namesAreExact() {
    assertEquals(0x50026, SeccompAction.of("SCMP_ACT_ERRNO").orElseThrow().word(38));
    assertTrue(SeccompAction.of("scmp_act_allow").isEmpty());
    assertTrue(SeccompArch.of("SCMP_ARCH_RISCV64").isPresent());
    assertTrue(SeccompArch.of("X86_64").isEmpty());
    assertTrue(SeccompPolicy.Operator.of("SCMP_CMP_EQ").isPresent());
    assertTrue(SeccompPolicy.Operator.of("EQ").isEmpty());
    assertEquals(OptionalInt.empty(), Syscalls.number(SCMP_ARCH_AARCH64, "stat"));
  }

  private static BpfMachine machine(int otherwise, List<SeccompArch> arches, List<Rule> rules) {
    return new BpfMachine(program(new SeccompPolicy(otherwise, arches, rules)));
  }

  private static List<BpfInstruction> program(SeccompPolicy policy) {
    SeccompFilter.Result result = SeccompFilter.compile(policy);
    assertEquals(java.util.Optional.empty(), result.problem());
    return result.program();
  }
}
