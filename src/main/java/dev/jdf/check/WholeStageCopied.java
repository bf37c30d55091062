package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Copy;
import java.util.List;

/** hadolint DL3067: with everything comes what the stage was to keep out. */
final class WholeStageCopied extends LineRule<Copy> {

  WholeStageCopied() {
    super(About.of("No whole file system is copied", Level.WARNING), Copy.class);
  }

  @Override
  List<Diagnostic> check(Copy line) {
    boolean whole = line.paths().size() == 2 && line.paths().get(0).text().matches("/|/[.]|/[*]");
    return whole && !Sources.of(line).isEmpty()
        ? List.of(at(line.paths().get(0).span(), "all files of the other stage come along")
            .withNote("name those that are needed, or start FROM that stage"))
        : List.of();
  }
}
