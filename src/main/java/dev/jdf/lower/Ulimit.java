package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.Rlimit;
import dev.jdf.oci.Process;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** {@code NAME=SOFT[:HARD]}, as docker's {@code --ulimit} takes it. */
final class Ulimit {

  private static final long UNLIMITED = -1;

  private Ulimit() {}

  static Checked<Process.Rlimit> parse(Word word) {
    int equals = word.text().indexOf('=');
    if (equals < 0) {
      return failed(ValueErrors.ulimitWithoutValue(word));
    }
    Word name = word.part(0, equals);
    List<Word> values = Words.split(Words.from(word, equals + 1), ':');
    Optional<Rlimit> kind = Rlimit.ofDocker(name.text());
    if (kind.isEmpty()) {
      return failed(ValueErrors.unknownUlimit(name, names()));
    }
    if (values.size() > 2) {
      return failed(ValueErrors.ulimitWithoutValue(word));
    }
    return limit(kind.get().name(), values.get(0), values.get(values.size() - 1));
  }

  private static Checked<Process.Rlimit> limit(String type, Word soft, Word hard) {
    Optional<Long> low = number(soft);
    Optional<Long> high = number(hard);
    if (low.isEmpty() || high.isEmpty()) {
      return failed(ValueErrors.badUlimit(low.isEmpty() ? soft : hard));
    }
    if (Long.compareUnsigned(low.get(), high.get()) > 0) {
      return failed(ValueErrors.softAboveHard(soft, hard));
    }
    return Checked.ok(new Process.Rlimit(type, low.get(), high.get()));
  }

  private static List<String> names() {
    return Rlimit.all().stream()
        .map(Rlimit::dockerName)
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }

  /** A number of at most 63 bits, or -1, which as a uint64 is the kernel's "no limit". */
  private static Optional<Long> number(Word word) {
    String text = word.text().startsWith("+") ? word.text().substring(1) : word.text();
    if (text.equals("-1")) {
      return Optional.of(UNLIMITED);
    }
    return Numbers.decimal(text, Long.MAX_VALUE);
  }

  private static Checked<Process.Rlimit> failed(Diagnostic finding) {
    return Checked.failed(List.of(finding));
  }
}
