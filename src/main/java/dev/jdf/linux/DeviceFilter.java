package dev.jdf.linux;

import java.util.ArrayList;
import java.util.List;

/**
 * Device rules as a program of type {@code BPF_PROG_TYPE_CGROUP_DEVICE}, which cgroup v2 asks about
 * every access. Source: {@code struct bpf_cgroup_dev_ctx} in linux/bpf.h.
 *
 * <p>For each of read, write and mknod the last rule that names the device decides; what no rule
 * names is denied. An access is allowed if all that it asks for is. That is cgroup v1's meaning of
 * the same list.
 */
public final class DeviceFilter {

  private static final int RESULT = 0;
  private static final int CONTEXT = 1;
  private static final int TYPE = 2;
  private static final int WANTED = 3;
  private static final int MAJOR = 4;
  private static final int MINOR = 5;

  private static final int TYPE_MASK = 0xffff;
  private static final int ACCESS_SHIFT = 16;

  private final List<EbpfInstruction> program = new ArrayList<>();

  private DeviceFilter() {}

  /** The program for {@code rules}, which stand in the order in which they are to be applied. */
  public static List<EbpfInstruction> compile(List<DeviceRule> rules) {
    DeviceFilter filter = new DeviceFilter();
    filter.readContext();
    for (int i = rules.size() - 1; i >= 0; i--) {
      DeviceRule rule = rules.get(i);
      filter.rule(rule);
      if (rule.everyDevice() && rule.access() == DeviceRule.ALL_ACCESS) {
        break;
      }
    }
    filter.answer(0);
    return List.copyOf(filter.program);
  }

  private void readContext() {
    put(EbpfInstruction.LOAD_WORD, TYPE, CONTEXT, 0, 0);
    put(EbpfInstruction.MOVE, WANTED, TYPE, 0, 0);
    put(EbpfInstruction.AND_IMMEDIATE, TYPE, 0, 0, TYPE_MASK);
    put(EbpfInstruction.SHIFT_RIGHT, WANTED, 0, 0, ACCESS_SHIFT);
    put(EbpfInstruction.LOAD_WORD, MAJOR, CONTEXT, 4, 0);
    put(EbpfInstruction.LOAD_WORD, MINOR, CONTEXT, 8, 0);
  }

  private void rule(DeviceRule rule) {
    List<EbpfInstruction> verdict = rule.allow() ? allow(rule.access()) : deny(rule.access());
    List<int[]> tests = new ArrayList<>();
    if (rule.type() != DeviceRule.Type.ALL) {
      tests.add(new int[] {TYPE, rule.type().number()});
    }
    if (rule.major() != DeviceRule.ANY) {
      tests.add(new int[] {MAJOR, (int) rule.major()});
    }
    if (rule.minor() != DeviceRule.ANY) {
      tests.add(new int[] {MINOR, (int) rule.minor()});
    }
    for (int i = 0; i < tests.size(); i++) {
      int past = tests.size() - 1 - i + verdict.size();
      put(EbpfInstruction.JUMP_NOT_EQUAL_32, tests.get(i)[0], 0, past, tests.get(i)[1]);
    }
    program.addAll(verdict);
  }

  /** What this rule grants need not be asked of earlier ones. */
  private static List<EbpfInstruction> allow(int access) {
    int rest = DeviceRule.ALL_ACCESS & ~access;
    return List.of(
        new EbpfInstruction(EbpfInstruction.AND_IMMEDIATE, WANTED, 0, 0, rest),
        new EbpfInstruction(EbpfInstruction.JUMP_NOT_EQUAL, WANTED, 0, 2, 0),
        new EbpfInstruction(EbpfInstruction.MOVE_IMMEDIATE, RESULT, 0, 0, 1),
        new EbpfInstruction(EbpfInstruction.EXIT, 0, 0, 0, 0));
  }

  private static List<EbpfInstruction> deny(int access) {
    return List.of(
        new EbpfInstruction(EbpfInstruction.MOVE, RESULT, WANTED, 0, 0),
        new EbpfInstruction(EbpfInstruction.AND_IMMEDIATE, RESULT, 0, 0, access),
        new EbpfInstruction(EbpfInstruction.JUMP_EQUAL, RESULT, 0, 2, 0),
        new EbpfInstruction(EbpfInstruction.MOVE_IMMEDIATE, RESULT, 0, 0, 0),
        new EbpfInstruction(EbpfInstruction.EXIT, 0, 0, 0, 0));
  }

  private void answer(int allowed) {
    put(EbpfInstruction.MOVE_IMMEDIATE, RESULT, 0, 0, allowed);
    put(EbpfInstruction.EXIT, 0, 0, 0, 0);
  }

  private void put(int code, int destination, int source, int offset, int immediate) {
    program.add(new EbpfInstruction(code, destination, source, offset, immediate));
  }
}
