package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import dev.jdf.syntax.Word;
import java.util.List;

/** hadolint DL3021, Trivy DS-0011: several files need a directory, which ends in a slash. */
final class CopyManyToFile extends LineRule<Copy> {

  CopyManyToFile() {
    super(About.of("COPY of several files ends in a slash", Level.WARNING), Copy.class);
  }

  @Override
  List<Diagnostic> check(Copy line) {
    int sources = line.sources().size();
    Word target = line.target();
    return sources < 2 || target.text().matches("(?s).*[/\\\\.]|.*\\$.*|.*[\"']")
        ? List.of()
        : List.of(at(target.span(), sources + " sources need a directory")
            .withFix(new Fix("write " + target.text() + "/", behind(target), "/")));
  }

  private static Span behind(Word target) {
    return Span.at(target.span().end());
  }
}
