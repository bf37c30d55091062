package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Mount;
import dev.jdf.syntax.Word;
import java.util.Optional;

/** CIS 5.20: ensure mount propagation mode is not set to shared. */
final class SharedMountPropagation extends WordRule {

  SharedMountPropagation() {
    super(About.of("No mount is propagated to the host", Level.WARNING), Mount.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    return BindMount.of(word)
        .get("bind-propagation")
        .filter(mode -> mode.equals("shared") || mode.equals("rshared"))
        .map(mode -> at(word.span(), "what the container mounts there shows up on the host")
            .withNote("CIS 5.20; bind-propagation=rslave takes mounts in and gives none back"));
  }
}
