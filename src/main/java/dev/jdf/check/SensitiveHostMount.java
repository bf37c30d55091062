package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Mount;
import dev.jdf.syntax.Word;
import java.util.Optional;
import java.util.Set;

/** CIS 5.6: ensure sensitive host system directories are not mounted on containers. */
final class SensitiveHostMount extends WordRule {

  private static final Set<String> SENSITIVE = Set.of(
      "/",
      "/boot",
      "/dev",
      "/etc",
      "/lib",
      "/lib64",
      "/proc",
      "/sys",
      "/usr",
      "/root",
      "/var/run",
      "/run",
      "/var/lib/docker");

  SensitiveHostMount() {
    super(About.of("No system directory of the host is mounted", Level.WARNING), Mount.class);
  }

  @Override
  Optional<Diagnostic> check(Word word, Target target) {
    BindMount mount = BindMount.of(word);
    return mount
        .source()
        .filter(source -> mount.isBind() && SENSITIVE.contains(source))
        .map(source -> at(
                word.span(),
                source + " of the host is mounted" + (mount.readonly() ? "" : ", writable"))
            .withNote("CIS 5.6; mount only the files that the program needs, read-only"));
  }
}
