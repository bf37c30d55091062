package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Tmpfs;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** A writable place from which programs run is what an attacker looks for. */
final class TmpfsExecutable extends WordRule {

  TmpfsExecutable() {
    super(About.of("No TMPFS allows programs, setuid or devices", Level.WARNING));
  }

  private static final List<String> RISKY = List.of("exec", "suid", "dev");

  @Override
  public Class<Tmpfs> kind() {
    return Tmpfs.class;
  }

  @Override
  public Optional<Diagnostic> check(Word word, Target target) {
    return TmpfsWord.options(word)
        .filter(RISKY::contains)
        .findFirst()
        .map(option -> at(
                word.span(), "the option " + option + " lets what is written there do more")
            .withNote("without options a TMPFS is noexec,nosuid,nodev"));
  }
}
