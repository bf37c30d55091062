package dev.jdf.launcher;

import dev.jdf.asm.Symbol;
import dev.jdf.linux.Arch;
import dev.jdf.plan.Label;
import dev.jdf.plan.Op;

/** One operation after the other to instructions; each answers whether its step can fail. */
final class Translation implements Op.Visitor<Boolean> {

  /** Where {@link Op.Explain} goes. */
  static final Label EXPLAIN = new Label(".explain");

  private final Machine machine;
  private final Data data;
  private final Arch arch;

  Translation(Machine machine, Data data, Arch arch) {
    this.machine = machine;
    this.data = data;
    this.arch = arch;
  }

  static Symbol symbol(Label label) {
    return new Symbol("plan " + label.name());
  }

  @Override
  public Boolean call(Op.Call op) {
    machine.call(
        op.syscall().number(arch), op.args().stream().map(data::operand).toList());
    if (op.result() != null) {
      machine.keep(data.slot(op.result()));
    }
    op.onError().jumps().forEach((errno, label) -> machine.onError(errno.number(), symbol(label)));
    boolean canFail = !op.onError().tolerant();
    if (canFail) {
      machine.check();
    }
    return canFail;
  }

  @Override
  public Boolean mark(Op.Mark op) {
    machine.define(symbol(op.label()));
    return false;
  }

  @Override
  public Boolean jump(Op.Jump op) {
    machine.jump(symbol(op.target()));
    return false;
  }

  @Override
  public Boolean branch(Op.Branch op) {
    machine.branch(
        data.operand(op.left()), op.comparison(), data.operand(op.right()), symbol(op.target()));
    return false;
  }

  @Override
  public Boolean gosub(Op.Gosub op) {
    machine.gosub(symbol(op.target()));
    return false;
  }

  @Override
  public Boolean ret(Op.Return op) {
    machine.ret();
    return false;
  }

  @Override
  public Boolean set(Op.Set op) {
    machine.set(data.slot(op.slot()), data.operand(op.value()));
    return false;
  }

  @Override
  public Boolean compute(Op.Compute op) {
    machine.compute(
        data.slot(op.result()), data.operand(op.left()), op.operation(), data.operand(op.right()));
    return false;
  }

  @Override
  public Boolean load(Op.Load op) {
    machine.load(data.slot(op.result()), op.width(), data.operand(op.address()));
    return false;
  }

  @Override
  public Boolean store(Op.Store op) {
    machine.store(op.width(), data.operand(op.address()), data.operand(op.value()));
    return false;
  }

  @Override
  public Boolean refuse(Op.Refuse op) {
    machine.refuse(data.operand(op.errno()));
    return true;
  }

  @Override
  public Boolean explain(Op.Explain op) {
    machine.gosub(symbol(EXPLAIN));
    return false;
  }
}
