package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.User;
import java.util.List;

/** hadolint DL3066: only numbers mean the same without the image. */
final class NonNumericUser extends TargetRule {

  NonNumericUser() {
    super(About.of("USER is a number where the image decides about names", Level.OFF));
  }

  @Override
  List<Diagnostic> check(Target target) {
    return target
        .last(User.class)
        .map(User::name)
        .filter(name -> target.base().isRegistry() && !name.text().matches("[0-9]+(:[0-9]+)?"))
        .map(name -> at(name.span(), "only the image knows who " + name.text() + " is")
            .withNote("Kubernetes' runAsNonRoot takes only numbers"))
        .stream()
        .toList();
  }
}
