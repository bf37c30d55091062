package dev.jdf.launcher;

import java.util.function.LongConsumer;

/** An argument once every address is known. */
sealed interface Operand {

  /** Hands the number to {@code constant}, or the address to {@code held}. */
  void give(LongConsumer constant, LongConsumer held);

  /** A number or an address. */
  record Constant(long value) implements Operand {
    @Override
    public void give(LongConsumer constant, LongConsumer held) {
      constant.accept(value);
    }
  }

  /** What the eight bytes at {@code address} hold when the instruction runs. */
  record Held(long address) implements Operand {
    @Override
    public void give(LongConsumer constant, LongConsumer held) {
      held.accept(address);
    }
  }
}
