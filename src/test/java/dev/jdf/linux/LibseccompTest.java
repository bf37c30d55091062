package dev.jdf.linux;

import static dev.jdf.linux.SeccompArch.SCMP_ARCH_X32;
import static dev.jdf.linux.SeccompArch.SCMP_ARCH_X86;
import static dev.jdf.linux.SeccompArch.SCMP_ARCH_X86_64;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.linux.SeccompPolicy.Condition;
import dev.jdf.linux.SeccompPolicy.Rule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our filter and that of libseccomp for the same policy answer every call alike. */
class LibseccompTest {

  private static final int KILL_THREAD = 0;

  @TempDir
  private static Path folder;

  private static CProgram libseccomp = new CProgram(Path.of("/"));

  @BeforeAll
  static void compile() {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "libseccomp is asked on x86-64");
    String source = CProgram.source("libseccomp.c");
    libseccomp = CProgram.of(folder, source, "libseccomp-dev is not installed", "-lseccomp");
  }

  @Test
  void dockersProfileAnswersAlike() {
    List<SeccompArch> arches = List.of(SCMP_ARCH_X86_64, SCMP_ARCH_X86, SCMP_ARCH_X32);
    for (List<Capability> list : List.of(Capability.dockerDefaults(), Capability.all())) {
      SeccompPolicy profile = DefaultSeccomp.policy(new LinkedHashSet<>(list), Arch.X86_64);
      assertAlike(profile, new Policies(new Random(1)));
      var wide = new SeccompPolicy(profile.defaultAction(), arches, profile.rules());
      assertAlike(wide, new Policies(new Random(2)));
    }
  }

  /**
   * With one conditional rule for a call: libseccomp 2.5 merges several into one tree, where it
   * answers some calls otherwise than any of the rules says.
   */
  @Test
  void anyPolicyAnswersAlike() {
    Policies policies = new Policies(new Random(3));
    for (int i = 0; i < 300; i++) {
      assertAlike(firstOfEachCall(policies.policy(List.of(SCMP_ARCH_X86_64), true)), policies);
    }
  }

  @Test
  void rulesOfOneCallAreRankedAlike() {
    Rule conditional = Policies.rule("mmap", Policies.ENOSYS, Policies.condition(0, "EQ", 1));
    Rule allow = Policies.rule("mmap", Policies.ALLOW);
    Rule enosys = Policies.rule("mmap", Policies.ENOSYS);
    Rule otherwise = Policies.rule("mmap", Policies.EPERM);
    Rule same = Policies.rule("mmap", Policies.EPERM, Policies.condition(0, "EQ", 1));
    for (List<Rule> rules : List.of(
        List.of(conditional, allow),
        List.of(allow, conditional),
        List.of(allow, enosys),
        List.of(enosys, allow),
        List.of(otherwise, conditional),
        List.of(same, conditional))) {
      var policy = new SeccompPolicy(Policies.EPERM, List.of(SCMP_ARCH_X86_64), rules);
      assertAlike(policy, new Policies(new Random(6)));
    }
  }

  private static SeccompPolicy firstOfEachCall(SeccompPolicy policy) {
    Set<String> seen = new LinkedHashSet<>();
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : policy.rules()) {
      for (String name : rule.names()) {
        if (rule.conditions().isEmpty() || (!twice(rule) && seen.add(name))) {
          rules.add(new Rule(List.of(name), rule.action(), rule.conditions()));
        }
      }
    }
    return new SeccompPolicy(policy.defaultAction(), policy.architectures(), rules);
  }

  private static void assertAlike(SeccompPolicy policy, Policies random) {
    SeccompFilter.Result result = SeccompFilter.compile(policy);
    BpfMachine ours = new BpfMachine(result.program());
    BpfMachine theirs = new BpfMachine(decode(libseccomp.run(text(policy)).bytes()));
    for (int auditArch : auditArches(policy)) {
      for (int number : numbers(policy)) {
        for (int i = 0; i < 20; i++) {
          var call = new BpfMachine.Call(number, auditArch, arguments(random));
          int expected = theirs.run(call) == KILL_THREAD ? Policies.KILL : theirs.run(call);
          assertEquals(expected, ours.run(call), () -> call + " of " + text(policy));
        }
      }
    }
  }

  /** Within 32 bits: above, libseccomp looks at garbage that the kernel ignores. */
  private static long[] arguments(Policies random) {
    long[] arguments = random.arguments();
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] &= 0xffffffffL;
    }
    return arguments;
  }

  private static List<Integer> auditArches(SeccompPolicy policy) {
    List<Integer> arches = new ArrayList<>(List.of(0x1234));
    policy.architectures().stream().map(SeccompArch::auditArch).distinct().forEach(arches::add);
    return arches;
  }

  /** All that libseccomp 2.5.4 can know: what is newer it would not put into its filter. */
  private static Iterable<Integer> numbers(SeccompPolicy policy) {
    TreeSet<Integer> numbers = new TreeSet<>(List.of(-1, 0x3fffffff, 0x7fffffff));
    int bit = policy.architectures().contains(SCMP_ARCH_X32) ? 0 : 0x40000000;
    for (int number = 0; number <= 449; number++) {
      if (number == 335 || number == 336) {
        continue;
      }
      numbers.add(number);
      numbers.add(bit | number);
    }
    return numbers;
  }

  private static List<BpfInstruction> decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    List<BpfInstruction> program = new ArrayList<>();
    while (buffer.hasRemaining()) {
      int code = buffer.getShort();
      int jt = Byte.toUnsignedInt(buffer.get());
      int jf = Byte.toUnsignedInt(buffer.get());
      program.add(new BpfInstruction(code, jt, jf, buffer.getInt()));
    }
    return program;
  }

  private static String text(SeccompPolicy policy) {
    StringBuilder text = new StringBuilder("default " + word(policy.defaultAction()) + "\n");
    for (SeccompArch arch : policy.architectures()) {
      String name = arch.name().substring("SCMP_ARCH_".length()).toLowerCase(Locale.ROOT);
      text.append("arch ").append(name).append('\n');
    }
    for (Rule rule : policy.rules()) {
      for (String name : rule.names()) {
        text.append(line(rule, name, rule.conditions()));
      }
    }
    return text.toString();
  }

  private static boolean twice(Rule rule) {
    long indexes = rule.conditions().stream().map(Condition::index).distinct().count();
    return indexes < rule.conditions().size();
  }

  private static String line(Rule rule, String name, List<Condition> conditions) {
    StringBuilder line = new StringBuilder("rule " + word(rule.action()) + " " + name);
    List<SeccompPolicy.Operator> operators = List.of(SeccompPolicy.Operator.values());
    for (Condition condition : conditions) {
      int operator = operators.indexOf(condition.operator()) + 1;
      line.append(" " + condition.index() + " " + operator);
      line.append(" " + Long.toUnsignedString(condition.value()));
      line.append(" " + Long.toUnsignedString(condition.valueTwo()));
    }
    return line.append('\n').toString();
  }

  private static String word(int action) {
    return Integer.toUnsignedString(action);
  }
}
