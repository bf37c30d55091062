package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Locale;

/** Protocols are written in lower case. */
final class ExposeProtoCasing extends LineRule<Expose> {

  ExposeProtoCasing() {
    super(About.of("The protocol of EXPOSE is in lower case", Level.WARNING), Expose.class);
  }

  @Override
  List<Diagnostic> check(Expose line) {
    return line.ports().stream()
        .filter(port -> port.text().contains("/") && !protocol(port).equals(lower(port)))
        .map(port -> at(
                port.span(),
                "Defined protocol '" + port.text() + "' in EXPOSE instruction should be lowercase")
            .withFix(new Fix("write " + mended(port), port.span(), mended(port))))
        .toList();
  }

  private static String protocol(Word port) {
    return port.text().substring(port.text().indexOf('/'));
  }

  private static String lower(Word port) {
    return protocol(port).contains("$") ? protocol(port) : protocol(port).toLowerCase(Locale.ROOT);
  }

  private static String mended(Word port) {
    return port.text().substring(0, port.text().indexOf('/')) + lower(port);
  }
}
