package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code [IP:][HOST:]PORT[-END][/PROTOCOL]} of EXPOSE; what is in front of PORT has no meaning. */
final class Ports {

  private static final long MAX_PORT = 65535;
  private static final List<String> PROTOCOLS = List.of("tcp", "udp", "sctp");

  private Ports() {}

  /** The ports from {@code first} to {@code last}. */
  record Range(String protocol, int first, int last) {}

  static Checked<Range> parse(Word word) {
    int slash = word.text().indexOf('/');
    String range = slash < 0 ? word.text() : word.text().substring(0, slash);
    String written = slash < 0 ? "" : word.text().substring(slash + 1).toLowerCase(Locale.ROOT);
    String protocol = written.isEmpty() ? "tcp" : written;
    if (!PROTOCOLS.contains(protocol)) {
      return Checked.failed(
          List.of(SpecErrors.badProtocol(Words.from(word, slash + 1), PROTOCOLS)));
    }
    String ports = range.substring(range.lastIndexOf(':') + 1);
    int dash = ports.indexOf('-');
    Optional<Long> first = Numbers.decimal(dash < 0 ? ports : ports.substring(0, dash), MAX_PORT);
    Optional<Long> last = Numbers.decimal(ports.substring(dash + 1), MAX_PORT);
    if (first.isEmpty() || last.isEmpty()) {
      return Checked.failed(List.of(wrong(word, ports)));
    }
    if (first.get() > last.get()) {
      int start = range.length() - ports.length();
      return Checked.failed(List.of(SpecErrors.portsBackwards(
          word.part(start, range.length()), last.get() + "-" + first.get())));
    }
    return Checked.ok(new Range(protocol, first.get().intValue(), last.get().intValue()));
  }

  private static Diagnostic wrong(Word word, String ports) {
    return ports.matches("[0-9]+(-[0-9]+)?")
        ? SpecErrors.portTooHigh(word, MAX_PORT)
        : SpecErrors.badPort(word);
  }
}
