package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.DockerfileInstruction.Expose;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a port is published is decided at the run. */
final class ExposeInvalidFormat extends LineRule<Expose> {

  private static final Pattern MAPPED = Pattern.compile("[^${}]*:([0-9-]+(?:/[A-Za-z]+)?)");

  ExposeInvalidFormat() {
    super(About.of("EXPOSE names ports only", Level.WARNING), Expose.class);
  }

  @Override
  List<Diagnostic> check(Expose line) {
    return line.ports().stream().flatMap(port -> check(port).stream()).toList();
  }

  private Optional<Diagnostic> check(Word port) {
    Matcher mapped = MAPPED.matcher(port.text());
    if (!mapped.matches()) {
      return Optional.empty();
    }
    return Optional.of(at(
            port.span(),
            "EXPOSE instruction should not define an IP address or host-port mapping, found '"
                + port.text() + "'")
        .withFix(new Fix("write " + mapped.group(1), port.span(), mapped.group(1))));
  }
}
