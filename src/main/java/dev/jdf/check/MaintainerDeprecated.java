package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.syntax.DockerfileInstruction.Maintainer;
import java.util.List;

/** {@code MAINTAINER} gave way to a label. */
final class MaintainerDeprecated extends LineRule<Maintainer> {

  MaintainerDeprecated() {
    // The fix moves the author from a field of the image to a label.
    super(
        About.of("MAINTAINER is not used", Level.WARNING)
            .withFixesAsOffers()
            .marked(Rule.Mark.DEPRECATED),
        Maintainer.class);
  }

  @Override
  List<Diagnostic> check(Maintainer line) {
    String text = line.name().text();
    String quoted = text.startsWith("\"") ? text : '"' + text.replace("\"", "\\\"") + '"';
    String label = "LABEL org.opencontainers.image.authors=" + quoted;
    return List.of(at(line.span(), "Maintainer instruction is deprecated in favor of using label")
        .withFix(new Fix("write " + label, line.span(), label)));
  }
}
