package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Resources.Memory;
import dev.jdf.syntax.IsolationInstruction;
import dev.jdf.syntax.IsolationInstruction.MemoryReservation;
import dev.jdf.syntax.IsolationInstruction.MemorySwap;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** {@code linux.resources.memory}: {@code MEMORY}, {@code MEMORY_RESERVATION}, {@code MEMORY_SWAP}. */
final class MemoryLowering {

  private static final long LEAST = 6L << 20;
  private static final long UNLIMITED = -1;

  private MemoryLowering() {}

  static Checked<Traced<Optional<Memory>>> lower(Profile profile) {
    Limit limits = new Limit(profile);
    Optional<Long> limit = limits.unlessZero(
        IsolationInstruction.Memory.class, "memory/limit", MemoryLowering::amount);
    Optional<Long> reservation =
        limits.unlessZero(MemoryReservation.class, "memory/reservation", MemoryLowering::amount);
    Optional<Long> swap = limits.unlessZero(MemorySwap.class, "memory/swap", MemoryLowering::swap);
    checkReservation(limits, limit, reservation);
    checkSwap(limits, limit, swap);
    if (limit.isEmpty() && reservation.isEmpty()) {
      return limits.to(Optional.empty());
    }
    return limits.to(Optional.of(memory(limit, reservation, swap)));
  }

  /** Without MEMORY_SWAP there is as much swap as memory; -1 leaves it to the kernel. */
  private static Memory memory(
      Optional<Long> limit, Optional<Long> reservation, Optional<Long> swap) {
    Optional<Long> both =
        swap.or(() -> limit.map(MemoryLowering::twice)).filter(bytes -> bytes != UNLIMITED);
    return new Memory(
        limit.orElse(null),
        reservation.orElse(null),
        both.orElse(null),
        null,
        null,
        null,
        false,
        false,
        false);
  }

  private static long twice(long bytes) {
    return bytes > Long.MAX_VALUE / 2 ? UNLIMITED : 2 * bytes;
  }

  private static Checked<Long> amount(Word word) {
    return Size.parse(word)
        .then(bytes -> bytes > 0 && bytes < LEAST
            ? Checked.failed(List.of(LimitErrors.tooLittleMemory(word, LEAST)))
            : Checked.ok(bytes));
  }

  private static Checked<Long> swap(Word word) {
    if (ValueErrors.noLimit(word.text()).isPresent()) {
      return Checked.failed(List.of(LimitErrors.notANumber(word, true)));
    }
    return word.text().equals("-1") ? Checked.ok(UNLIMITED) : Size.parse(word);
  }

  private static void checkReservation(
      Limit limits, Optional<Long> limit, Optional<Long> reservation) {
    boolean above = limit.isPresent() && reservation.isPresent() && reservation.get() > limit.get();
    if (above) {
      limits.add(LimitErrors.reservationAboveMemory(
          limits.word(MemoryReservation.class).orElseThrow(),
          limits.word(IsolationInstruction.Memory.class).orElseThrow()));
    }
  }

  private static void checkSwap(Limit limits, Optional<Long> limit, Optional<Long> swap) {
    Optional<Word> memory = limits.word(IsolationInstruction.Memory.class);
    Optional<Word> word = limits.word(MemorySwap.class);
    boolean alone = swap.isPresent() && swap.get() != UNLIMITED && memory.isEmpty();
    if (alone) {
      limits.add(LimitErrors.swapWithoutMemory(word.orElseThrow()));
    }
    boolean below = swap.isPresent()
        && limit.isPresent()
        && swap.get() != UNLIMITED
        && swap.get() < limit.get();
    if (below) {
      limits.add(LimitErrors.swapBelowMemory(word.orElseThrow(), memory.orElseThrow()));
    }
  }
}
