package dev.jdf.linux;

import dev.jdf.linux.BpfBuilder.Target;
import dev.jdf.linux.SeccompPolicy.Condition;
import dev.jdf.linux.SeccompTable.Branch;
import dev.jdf.linux.SeccompTable.Decision;
import java.util.List;

/**
 * The comparisons of arguments in a filter: 64 bits in two halves, since BPF has 32. Source:
 * {@code struct seccomp_data}.
 */
final class SeccompConditions {

  private static final int ARGUMENTS_OFFSET = 16;
  private static final int ARGUMENT_SIZE = 8;
  private static final int HALF = 4;

  private final BpfBuilder code;

  SeccompConditions(BpfBuilder code) {
    this.code = code;
  }

  /** Code that returns what {@code decision} says. */
  Target decide(Decision decision) {
    Target next = Target.returning(decision.otherwise());
    for (int i = decision.branches().size() - 1; i >= 0; i--) {
      next = branch(decision.branches().get(i), decision.narrow(), next);
    }
    return next;
  }

  private Target branch(Branch branch, int narrow, Target fail) {
    Target next = Target.returning(branch.action());
    List<Condition> conditions = branch.conditions();
    for (int i = conditions.size() - 1; i >= 0; i--) {
      Condition condition = conditions.get(i);
      boolean low = (narrow & 1 << condition.index()) != 0;
      next = new Argument(condition, low).test(next, fail);
    }
    return next;
  }

  /** One comparison; where the kernel ignores the high half of an argument, that counts as 0. */
  private final class Argument {
    private final Condition condition;
    private final boolean low;
    private final int offset;

    Argument(Condition condition, boolean low) {
      this.condition = condition;
      this.low = low;
      this.offset = ARGUMENTS_OFFSET + ARGUMENT_SIZE * condition.index();
    }

    Target test(Target pass, Target fail) {
      long value = condition.value();
      return switch (condition.operator()) {
        case SCMP_CMP_EQ -> equal(-1L, value, pass, fail);
        case SCMP_CMP_NE -> equal(-1L, value, fail, pass);
        case SCMP_CMP_MASKED_EQ -> equal(value, condition.valueTwo(), pass, fail);
        case SCMP_CMP_GT -> more(BpfInstruction.JUMP_GREATER, value, pass, fail);
        case SCMP_CMP_GE -> more(BpfInstruction.JUMP_AT_LEAST, value, pass, fail);
        case SCMP_CMP_LT -> more(BpfInstruction.JUMP_AT_LEAST, value, fail, pass);
        case SCMP_CMP_LE -> more(BpfInstruction.JUMP_GREATER, value, fail, pass);
      };
    }

    private Target equal(long mask, long value, Target pass, Target fail) {
      long wanted = value & mask;
      if (low && high(wanted) != 0) {
        return fail;
      }
      Target lower = half(offset, (int) mask, (int) wanted, pass, fail);
      return low ? lower : half(offset + HALF, high(mask), high(wanted), lower, fail);
    }

    private Target half(int at, int mask, int value, Target pass, Target fail) {
      if (mask == 0) {
        return pass;
      }
      code.jump(BpfInstruction.JUMP_EQUAL, value, pass, fail);
      if (mask != -1) {
        code.and(mask);
      }
      return code.load(at);
    }

    private Target more(int comparison, long value, Target pass, Target fail) {
      if (low && high(value) != 0) {
        return fail;
      }
      code.jump(comparison, (int) value, pass, fail);
      Target lower = code.load(offset);
      if (low) {
        return lower;
      }
      Target equal = code.jump(BpfInstruction.JUMP_EQUAL, high(value), lower, fail);
      code.jump(BpfInstruction.JUMP_GREATER, high(value), pass, equal);
      return code.load(offset + HALF);
    }

    private static int high(long value) {
      return (int) (value >>> 32);
    }
  }
}
