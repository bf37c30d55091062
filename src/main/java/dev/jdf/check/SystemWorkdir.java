package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.AbsolutePath;
import dev.jdf.syntax.DockerfileInstruction.Workdir;
import java.util.ArrayList;
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
    List<Diagnostic> findings = new ArrayList<>();
    String at = "";
    for (Workdir line : target.all(Workdir.class)) {
      String path = line.path().text();
      if (at.isEmpty() && !path.startsWith("/")) {
        continue;
      }
      at = AbsolutePath.following(at, List.of(path));
      if (SYSTEM.matcher(at).matches() && !OWN.matcher(at).matches()) {
        findings.add(at(line.path().span(), at + " belongs to the system")
            .withNote("what the program writes there can change how the system works"));
      }
    }
    return findings;
  }
}
