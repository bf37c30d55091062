package dev.jdf.plan;

import dev.jdf.linux.Syscall;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a launcher can do: a closed set, small enough to be read as machine code. */
public sealed interface Op {

  <R> R accept(Visitor<R> visitor);

  /** A system call; {@code result} receives what it returns, {@code -errno} too. */
  record Call(Syscall syscall, List<Arg> args, @Nullable Slot result, OnError onError)
      implements Op {
    public Call {
      args = List.copyOf(args);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /** The place that {@code label} names. */
  record Mark(Label label) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mark(this);
    }
  }

  record Jump(Label target) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.jump(this);
    }
  }

  /** Goes to {@code target} if the comparison holds. */
  record Branch(Arg left, Comparison comparison, Arg right, Label target) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.branch(this);
    }
  }

  /** Runs the steps at {@code target} up to their {@link Return}, then the step after this one. */
  record Gosub(Label target) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.gosub(this);
    }
  }

  record Return() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ret(this);
    }
  }

  record Set(Slot slot, Arg value) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.set(this);
    }
  }

  /** Computes modulo 2^64; a shift's count is taken modulo 64, a divisor must not be zero. */
  record Compute(Slot result, Arg left, Arithmetic operation, Arg right) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.compute(this);
    }
  }

  /** Reads memory at {@code address} into a slot, zero-extended. */
  record Load(Slot result, Width width, Arg address) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.load(this);
    }
  }

  /** Writes the low bytes of {@code value} to memory at {@code address}. */
  record Store(Width width, Arg address, Arg value) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.store(this);
    }
  }

  /** Fails the plan at this step with an errno of its own, for a check that is no system call. */
  record Refuse(Arg errno) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.refuse(this);
    }
  }

  /**
   * Writes to standard error what failed: the origin of step {@link Plan#FAILED_STEP} and the name
   * and text of errno {@link Plan#FAILED_ERRNO}.
   */
  record Explain() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.explain(this);
    }
  }

  /** What can be made of an operation; no case can be forgotten. */
  interface Visitor<R> {
    R call(Call op);

    R mark(Mark op);

    R jump(Jump op);

    R branch(Branch op);

    R gosub(Gosub op);

    R ret(Return op);

    R set(Set op);

    R compute(Compute op);

    R load(Load op);

    R store(Store op);

    R refuse(Refuse op);

    R explain(Explain op);
  }
}
