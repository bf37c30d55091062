package dev.jdf.lower;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Word;
import java.util.Optional;

/** What is said about limits of the control group that cannot be. */
final class LimitErrors {

  private LimitErrors() {}

  static Diagnostic notANumber(Word word, boolean minusOneIsNoLimit) {
    String what = word.text().matches("[+-]?[0-9]+") ? "too large a number" : "not a whole number";
    return error(LowerCode.BAD_LIMIT, word, "'" + word.text() + "' is " + what)
        .didYouMean(minusOneIsNoLimit ? ValueErrors.noLimit(word.text()) : Optional.empty());
  }

  static Diagnostic outOfRange(Word word, long min, long max) {
    String range = max == Long.MAX_VALUE ? "less than " + min : "not from " + min + " to " + max;
    return error(LowerCode.BAD_LIMIT, word, word.text() + " is " + range);
  }

  static Diagnostic tooLittleMemory(Word word, long minimum) {
    String message = word.text() + " is less than the least, " + (minimum >> 20) + "m";
    return error(LowerCode.BAD_LIMIT, word, message)
        .withNote("the kernel's own bookkeeping for a container needs about as much");
  }

  static Diagnostic swapBelowMemory(Word swap, Word memory) {
    String message = "MEMORY_SWAP " + swap.text() + " is less than MEMORY";
    return error(LowerCode.LIMIT_CONFLICT, swap, message)
        .withLabel(memory.span(), "the memory alone")
        .withNote("MEMORY_SWAP is memory and swap together; the same as MEMORY means no swap");
  }

  static Diagnostic swapWithoutMemory(Word swap) {
    return error(LowerCode.LIMIT_CONFLICT, swap, "MEMORY_SWAP needs MEMORY")
        .withNote("it limits memory and swap together");
  }

  static Diagnostic reservationAboveMemory(Word reservation, Word memory) {
    String message = "MEMORY_RESERVATION " + reservation.text() + " is more than MEMORY";
    return error(LowerCode.LIMIT_CONFLICT, reservation, message)
        .withLabel(memory.span(), "the most there can be");
  }

  static Diagnostic badCpus(Word word) {
    boolean comma = word.text().matches("[0-9]+,[0-9]{1,9}");
    return error(LowerCode.BAD_LIMIT, word, "'" + word.text() + "' is no number of processors")
        .didYouMean(comma ? Optional.of(word.text().replace(',', '.')) : Optional.empty())
        .withNote("such as 2 or 0.5, with at most nine digits behind the point");
  }

  static Diagnostic tooFewCpus(Word word) {
    return error(LowerCode.BAD_LIMIT, word, word.text() + " is less than the least, 0.01");
  }

  static Diagnostic cpusTwice(Word cpus, Word other, String name) {
    return error(LowerCode.LIMIT_CONFLICT, cpus, "CPUS and " + name + " say the same thing twice")
        .withLabel(other.span(), "the other one")
        .withNote("CPUS 1.5 is CPU_PERIOD 100000 with CPU_QUOTA 150000");
  }

  static Diagnostic badSet(Word word, String what) {
    return error(LowerCode.BAD_LIMIT, word, "'" + word.text() + "' is no list of " + what)
        .withNote("numbers and ranges with commas between them: 0-3,8");
  }

  static Diagnostic backwards(Word range, String forwards) {
    return error(LowerCode.BAD_LIMIT, range, "the range " + range.text() + " is backwards")
        .didYouMean(Optional.of(forwards));
  }

  static Diagnostic badCgroupParent(Word word) {
    return error(LowerCode.BAD_CGROUP, word, "'" + word.text() + "' is no path of a control group")
        .withNote("such as /jdf or machine.slice; a relative one is below the caller's");
  }

  private static Diagnostic error(LowerCode code, Word word, String message) {
    return Diagnostic.error(code, word.span(), message);
  }
}
