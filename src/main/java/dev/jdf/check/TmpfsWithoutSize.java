package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Tmpfs;
import dev.jdf.syntax.Word;
import java.util.Optional;

/** A tmpfs without a size can take half of the memory. */
final class TmpfsWithoutSize extends WordRule {

  TmpfsWithoutSize() {
    super(About.of("Every TMPFS has a size", Level.HINT), Tmpfs.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    boolean sized = TmpfsWord.options(word).anyMatch(option -> option.startsWith("size="));
    return sized
        ? Optional.empty()
        : Optional.of(at(word.span(), "this may fill half of the machine's memory")
            .withNote("give it a size: " + word.text().split(":", 2)[0] + ":size=64m"));
  }
}
