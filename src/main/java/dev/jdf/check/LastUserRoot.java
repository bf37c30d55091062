package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.User;
import java.util.List;

/** hadolint DL3002, Trivy DS-0002, CKV_DOCKER_8: the process should not be root. */
final class LastUserRoot extends TargetRule {

  LastUserRoot() {
    super(About.of("The last USER is not root", Level.INFO));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .last(User.class)
        .filter(line -> !line.name().text().isEmpty() && !target.isUnprivileged())
        .map(line -> at(line.name().span(), "the process is root")
            .withNote("CIS 4.1; a user of its own has no capabilities and cannot gain any"))
        .stream()
        .toList();
  }
}
