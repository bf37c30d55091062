package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Tmpfs;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;

/** A writable place from which programs run is what an attacker looks for. */
final class TmpfsExecutable extends WordRule {

  private static final List<String> RISKY = List.of("exec", "suid", "dev");

  TmpfsExecutable() {
    super(About.of("No TMPFS allows programs, setuid or devices", Level.WARNING), Tmpfs.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    List<String> options = TmpfsWord.options(word).toList();
    return options.stream()
        .filter(RISKY::contains)
        .filter(option -> options.lastIndexOf(option) > options.lastIndexOf("no" + option))
        .findFirst()
        .map(option -> at(
                word.span(), "the option " + option + " lets what is written there do more")
            .withNote("without options a TMPFS is noexec,nosuid,nodev"));
  }
}
