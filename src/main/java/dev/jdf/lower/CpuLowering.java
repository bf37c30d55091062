package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.oci.Resources.Cpu;
import dev.jdf.syntax.IsolationInstruction.CpuPeriod;
import dev.jdf.syntax.IsolationInstruction.CpuQuota;
import dev.jdf.syntax.IsolationInstruction.CpuShares;
import dev.jdf.syntax.IsolationInstruction.Cpus;
import dev.jdf.syntax.IsolationInstruction.CpusetCpus;
import dev.jdf.syntax.IsolationInstruction.CpusetMems;
import dev.jdf.syntax.IsolationInstruction.Single;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Word;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code linux.resources.cpu}: how much processor time, and on which processors. */
final class CpuLowering {

  private static final long PERIOD = 100_000;
  private static final long LEAST_PERIOD = 1_000;
  private static final long LONGEST_PERIOD = 1_000_000;
  private static final long UNLIMITED = -1;
  private static final Pattern CPUS = Pattern.compile("[0-9]{0,6}(\\.[0-9]{0,9})?");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,6})(?:-([0-9]{1,6}))?");

  private CpuLowering() {}

  static Checked<Traced<Optional<Cpu>>> lower(Profile profile) {
    Limit limits = new Limit(profile);
    Optional<Long> time = limits.unlessZero(Cpus.class, "cpu/quota", CpuLowering::quota);
    Optional<Long> shares = limits.unlessZero(
        CpuShares.class, "cpu/shares", word -> Limit.integer(word, 0, Long.MAX_VALUE));
    Optional<Long> period = limits.unlessZero(CpuPeriod.class, "cpu/period", CpuLowering::period);
    Optional<Long> quota = limits.unlessZero(CpuQuota.class, "cpu/quota", CpuLowering::ownQuota);
    Optional<String> cpus =
        limits.read(CpusetCpus.class, "cpu/cpus", word -> set(word, "processors"));
    Optional<String> mems =
        limits.read(CpusetMems.class, "cpu/mems", word -> set(word, "memory nodes"));
    if (time.isPresent()) {
      checkConflict(limits, CpuPeriod.class, period);
      checkConflict(limits, CpuQuota.class, quota);
    }
    boolean any = Stream.of(time, shares, period, quota, cpus, mems).anyMatch(Optional::isPresent);
    Cpu cpu = new Cpu(
        shares.orElse(null),
        time.or(() -> quota).orElse(null),
        null,
        time.map(it -> PERIOD).or(() -> period).orElse(null),
        null,
        null,
        cpus.orElse(null),
        mems.orElse(null),
        null);
    return limits.to(any ? Optional.of(cpu) : Optional.empty());
  }

  private static void checkConflict(
      Limit limits, Class<? extends Single> kind, Optional<Long> value) {
    if (value.isPresent()) {
      Word cpus = limits.word(Cpus.class).orElseThrow();
      Word other = limits.word(kind).orElseThrow();
      String name = kind == CpuPeriod.class ? "CPU_PERIOD" : "CPU_QUOTA";
      limits.add(LimitErrors.cpusTwice(cpus, other, name));
    }
  }

  /** How many processors there are is a fact of the run. */
  private static Checked<Long> quota(Word word) {
    boolean digits = word.text().chars().anyMatch(Character::isDigit);
    if (!digits || !CPUS.matcher(word.text()).matches()) {
      return Checked.failed(List.of(LimitErrors.badCpus(word)));
    }
    String text = word.text();
    BigDecimal cpus = new BigDecimal(text.endsWith(".") ? text + "0" : text);
    long quota = cpus.multiply(BigDecimal.valueOf(PERIOD)).longValue();
    return cpus.signum() > 0 && quota < LEAST_PERIOD
        ? Checked.failed(List.of(LimitErrors.tooFewCpus(word)))
        : Checked.ok(quota);
  }

  private static Checked<Long> period(Word word) {
    return word.text().equals("0")
        ? Checked.ok(0L)
        : Limit.integer(word, LEAST_PERIOD, LONGEST_PERIOD);
  }

  private static Checked<Long> ownQuota(Word word) {
    return switch (word.text()) {
      case "0" -> Checked.ok(0L);
      case "-1" -> Checked.ok(UNLIMITED);
      default -> Limit.integer(word, LEAST_PERIOD, Long.MAX_VALUE);
    };
  }

  private static Checked<String> set(Word word, String what) {
    List<Diagnostic> wrong = Words.split(word, ',').stream()
        .flatMap(part -> wrong(part, word, what).stream())
        .toList();
    return wrong.isEmpty() ? Checked.ok(word.text()) : Checked.failed(wrong.subList(0, 1));
  }

  private static Optional<Diagnostic> wrong(Word part, Word set, String what) {
    Matcher range = RANGE.matcher(part.text());
    if (!range.matches()) {
      return Optional.of(LimitErrors.badSet(set, what));
    }
    boolean backwards = range.group(2) != null
        && Integer.parseInt(range.group(1)) > Integer.parseInt(range.group(2));
    return backwards
        ? Optional.of(LimitErrors.backwards(part, range.group(2) + "-" + range.group(1)))
        : Optional.empty();
  }
}
