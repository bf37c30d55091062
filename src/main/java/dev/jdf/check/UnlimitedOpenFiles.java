package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Ulimit;
import dev.jdf.syntax.Word;
import java.util.Optional;

/** Some programs close every descriptor up to the limit, one by one. */
final class UnlimitedOpenFiles extends WordRule {

  UnlimitedOpenFiles() {
    super(About.of("The number of open files has a limit", Level.WARNING), Ulimit.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    return word.text().matches("nofile=(.*:)?-1")
        ? Optional.of(
            at(word.span(), "without a limit, programs that close all descriptors take minutes")
                .withNote("docker's default is nofile=1048576"))
        : Optional.empty();
  }
}
