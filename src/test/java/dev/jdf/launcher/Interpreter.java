package dev.jdf.launcher;

import dev.jdf.linux.Syscall;
import dev.jdf.plan.Arg;
import dev.jdf.plan.Arithmetic;
import dev.jdf.plan.Comparison;
import dev.jdf.plan.Label;
import dev.jdf.plan.Op;
import dev.jdf.plan.Plan;
import dev.jdf.plan.Slot;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a plan means, said once more in Java: runs a plan whose only calls are write and exit_group,
 * and gathers what it writes.
 */
final class Interpreter implements Op.Visitor<Boolean>, Arg.Visitor<Long> {

  private static final int MEMORY = 1 << 16;

  private final Map<Label, Integer> labels = new HashMap<>();
  private final Map<Slot, Integer> slots = new HashMap<>();
  private final Map<String, Integer> buffers = new HashMap<>();
  private final Map<Arg, Integer> constants = new HashMap<>();
  private final byte[] memory = new byte[MEMORY];
  private final Deque<Integer> returns = new ArrayDeque<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int used = 16;
  private int next;

  private Interpreter(Plan plan) {
    for (int i = 0; i < plan.steps().size(); i++) {
      if (plan.steps().get(i).op() instanceof Op.Mark mark) {
        labels.put(mark.label(), i);
      }
    }
  }

  static byte[] run(Plan plan) {
    Interpreter interpreter = new Interpreter(plan);
    boolean going = true;
    while (going) {
      going = plan.steps().get(interpreter.next++).op().accept(interpreter);
    }
    return interpreter.out.toByteArray();
  }

  private int place(Label label) {
    return Objects.requireNonNull(labels.get(label), label.name());
  }

  private int place(Slot slot) {
    return slots.computeIfAbsent(slot, any -> allocate(8));
  }

  private int constant(Arg arg, int size) {
    return constants.computeIfAbsent(arg, any -> allocate(size));
  }

  private int allocate(int size) {
    int start = used;
    used += size + 16;
    return start;
  }

  private long get(int address, int size) {
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = (value << 8) | (memory[address + i] & 0xff);
    }
    return value;
  }

  private void put(int address, int size, long value) {
    for (int i = 0; i < size; i++) {
      memory[address + i] = (byte) (value >>> (8 * i));
    }
  }

  private boolean set(Slot slot, long value) {
    put(place(slot), 8, value);
    return true;
  }

  private int address(Arg arg) {
    return Math.toIntExact(arg.accept(this));
  }

  @Override
  public Boolean call(Op.Call op) {
    if (op.syscall() == Syscall.EXIT_GROUP) {
      return false;
    }
    if (op.syscall() != Syscall.WRITE) {
      throw new AssertionError("not a pure plan: " + op.syscall());
    }
    out.write(memory, address(op.args().get(1)), address(op.args().get(2)));
    return true;
  }

  @Override
  public Boolean mark(Op.Mark op) {
    return true;
  }

  @Override
  public Boolean jump(Op.Jump op) {
    next = place(op.target());
    return true;
  }

  @Override
  public Boolean branch(Op.Branch op) {
    if (holds(op.left().accept(this), op.comparison(), op.right().accept(this))) {
      next = place(op.target());
    }
    return true;
  }

  private static boolean holds(long left, Comparison comparison, long right) {
    return switch (comparison) {
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
      case LESS -> left < right;
      case AT_LEAST -> left >= right;
    };
  }

  @Override
  public Boolean gosub(Op.Gosub op) {
    returns.push(next);
    next = place(op.target());
    return true;
  }

  @Override
  public Boolean ret(Op.Return op) {
    next = returns.pop();
    return true;
  }

  @Override
  public Boolean set(Op.Set op) {
    return set(op.slot(), op.value().accept(this));
  }

  @Override
  public Boolean compute(Op.Compute op) {
    long left = op.left().accept(this);
    return set(op.result(), compute(left, op.operation(), op.right().accept(this)));
  }

  private static long compute(long left, Arithmetic operation, long right) {
    return switch (operation) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case AND -> left & right;
      case OR -> left | right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >>> right;
      case DIVIDE -> Long.divideUnsigned(left, right);
      case REMAINDER -> Long.remainderUnsigned(left, right);
    };
  }

  @Override
  public Boolean load(Op.Load op) {
    return set(op.result(), get(address(op.address()), op.width().bytes()));
  }

  @Override
  public Boolean store(Op.Store op) {
    put(address(op.address()), op.width().bytes(), op.value().accept(this));
    return true;
  }

  @Override
  public Boolean refuse(Op.Refuse op) {
    throw new AssertionError("not a pure plan: refuse");
  }

  @Override
  public Boolean explain(Op.Explain op) {
    throw new AssertionError("not a pure plan: explain");
  }

  @Override
  public Long number(Arg.Number arg) {
    return arg.value();
  }

  @Override
  public Long text(Arg.Text arg) {
    byte[] bytes = arg.value().getBytes(StandardCharsets.UTF_8);
    int start = constant(arg, bytes.length + 1);
    System.arraycopy(bytes, 0, memory, start, bytes.length);
    return (long) start;
  }

  @Override
  public Long bytes(Arg.Bytes arg) {
    int start = constant(arg, arg.content().remaining());
    arg.content().duplicate().get(memory, start, arg.content().remaining());
    return (long) start;
  }

  @Override
  public Long struct(Arg.Struct arg) {
    int start = constant(
        arg, arg.fields().stream().mapToInt(field -> field.width().bytes()).sum());
    int at = start;
    for (Arg.Field field : arg.fields()) {
      put(at, field.width().bytes(), field.value().accept(this));
      at += field.width().bytes();
    }
    return (long) start;
  }

  @Override
  public Long buffer(Arg.Buffer arg) {
    return (long) buffers.computeIfAbsent(arg.name(), name -> allocate(arg.size()));
  }

  @Override
  public Long inside(Arg.Inside arg) {
    return buffer(arg.buffer()) + arg.delta();
  }

  @Override
  public Long value(Arg.Value arg) {
    return get(place(arg.slot()), 8);
  }

  @Override
  public Long address(Arg.Address arg) {
    return (long) place(arg.slot());
  }
}
