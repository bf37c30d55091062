package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.List;
import java.util.regex.Pattern;

/** Trivy DS-0030: a program has no business in a system directory. */
final class SystemWorkdir extends TargetRule {

  private static final Pattern SYSTEM =
      Pattern.compile("/(?:proc|sys|dev|boot|bin|sbin|lib|lib64|usr|usr/bin|etc)(?:/.*)?");

  private static final Pattern OWN = Pattern.compile("/usr/(?:src|local|share)(?:/.*)?");

  SystemWorkdir() {
    super(About.of("WORKDIR is no system directory", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target.all(Workdir.class).stream()
        .map(Workdir::path)
        .filter(path ->
            SYSTEM.matcher(path.text()).matches() && !OWN.matcher(path.text()).matches())
        .map(path -> at(path.span(), path.text() + " belongs to the system")
            .withNote("what the program writes there can change how the system works"))
        .toList();
  }
}
