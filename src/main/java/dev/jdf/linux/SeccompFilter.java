package dev.jdf.linux;

import dev.jdf.linux.BpfBuilder.Target;
import dev.jdf.linux.SeccompTable.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A seccomp policy as a classic BPF program: a tree of ranges of call numbers for each
 * architecture. Source: seccomp(2), SECCOMP_SET_MODE_FILTER.
 */
public final class SeccompFilter {

  /** The kernel's limit for one filter, {@code BPF_MAXINSNS}. */
  public static final int MAX_LENGTH = 4096;

  private static final int NUMBER_OFFSET = 0;
  private static final int ARCH_OFFSET = 4;
  private static final long X32_START = 0x40000000L;

  /** A tracer that cancels a call sets this number; it is no call of any architecture. */
  private static final long NO_CALL = 0xFFFFFFFFL;

  private static final Decision KILL = Decision.always(SeccompAction.SCMP_ACT_KILL_PROCESS.word(0));

  /**
   * What compiling gave: a program, or why there is none.
   *
   * @param program empty if {@code problem} is present
   */
  public record Result(List<BpfInstruction> program, Optional<String> problem) {
    private static Result failed(String problem) {
      return new Result(List.of(), Optional.of(problem));
    }
  }

  private final SeccompPolicy policy;
  private final BpfBuilder code = new BpfBuilder();
  private final SeccompConditions conditions = new SeccompConditions(code);

  private SeccompFilter(SeccompPolicy policy) {
    this.policy = policy;
  }

  /**
   * The filter of {@code policy}, whose architectures must hold the machine's own. Calls of any other
   * architecture kill the process; x32 counts as one.
   */
  public static Result compile(SeccompPolicy policy) {
    if (!anyCompilable(policy.architectures())) {
      return Result.failed("none of the seccomp architectures is known to this program");
    }
    List<BpfInstruction> program = new SeccompFilter(policy).program();
    if (program.size() > MAX_LENGTH) {
      String length = program.size() + " instructions, the kernel takes " + MAX_LENGTH;
      return Result.failed("the seccomp filter is too long: " + length);
    }
    return new Result(program, Optional.empty());
  }

  private static boolean anyCompilable(List<SeccompArch> architectures) {
    for (SeccompArch arch : architectures) {
      if (arch.compilable()) {
        return true;
      }
    }
    return false;
  }

  private List<BpfInstruction> program() {
    Map<Integer, Target> trees = new LinkedHashMap<>();
    for (SeccompArch arch : policy.architectures()) {
      if (arch.compilable() && !trees.containsKey(arch.auditArch())) {
        Target tree = tree(ranges(arch.auditArch()));
        trees.put(arch.auditArch(), tree.returns() ? tree : code.load(NUMBER_OFFSET));
      }
    }
    Target next = Target.returning(KILL.otherwise());
    List<Map.Entry<Integer, Target>> entries = new ArrayList<>(trees.entrySet());
    for (int i = entries.size() - 1; i >= 0; i--) {
      Map.Entry<Integer, Target> entry = entries.get(i);
      next = code.jump(BpfInstruction.JUMP_EQUAL, entry.getKey(), entry.getValue(), next);
    }
    code.load(ARCH_OFFSET);
    return code.build();
  }

  /** Every number's decision, as the first number of each run of equal ones. */
  private NavigableMap<Long, Decision> ranges(int auditArch) {
    Decision otherwise = Decision.always(policy.defaultAction());
    NavigableMap<Long, Decision> starts = new TreeMap<>();
    boolean splits = auditArch == SeccompArch.SCMP_ARCH_X32.auditArch();
    boolean low = !splits || policy.architectures().contains(SeccompArch.SCMP_ARCH_X86_64);
    starts.put(0L, low ? otherwise : KILL);
    if (splits) {
      boolean high = policy.architectures().contains(SeccompArch.SCMP_ARCH_X32);
      starts.put(X32_START, high ? otherwise : KILL);
      starts.put(NO_CALL, otherwise);
    }
    for (SeccompArch arch : policy.architectures()) {
      if (arch.compilable() && arch.auditArch() == auditArch) {
        for (Map.Entry<Long, Decision> entry : SeccompTable.of(policy, arch).entrySet()) {
          cut(starts, entry.getKey(), entry.getValue());
        }
      }
    }
    return merged(starts);
  }

  private static void cut(NavigableMap<Long, Decision> starts, long number, Decision decision) {
    Decision after = starts.floorEntry(number).getValue();
    starts.put(number, decision);
    starts.putIfAbsent(number + 1, after);
  }

  private static NavigableMap<Long, Decision> merged(NavigableMap<Long, Decision> starts) {
    NavigableMap<Long, Decision> merged = new TreeMap<>();
    for (Map.Entry<Long, Decision> entry : starts.entrySet()) {
      if (merged.isEmpty() || !merged.lastEntry().getValue().sameAnswer(entry.getValue())) {
        merged.put(entry.getKey(), entry.getValue());
      }
    }
    return merged;
  }

  private Target tree(Map<Long, Decision> ranges) {
    return tree(new ArrayList<>(ranges.entrySet()));
  }

  private Target tree(List<Map.Entry<Long, Decision>> ranges) {
    if (ranges.size() == 1) {
      return conditions.decide(ranges.get(0).getValue());
    }
    int middle = ranges.size() / 2;
    Target right = tree(ranges.subList(middle, ranges.size()));
    Target left = tree(ranges.subList(0, middle));
    int start = ranges.get(middle).getKey().intValue();
    return code.jump(BpfInstruction.JUMP_AT_LEAST, start, right, left);
  }
}
