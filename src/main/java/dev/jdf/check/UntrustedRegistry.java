package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** hadolint DL3026: images come from where the project allows. */
final class UntrustedRegistry extends TargetRule {

  UntrustedRegistry() {
    super(About.of("Images come from allowed registries", Level.WARNING).demanded());
  }

  @Override
  List<Diagnostic> check(Target target) {
    List<String> allowed = target.settings().registries();
    BaseName base = target.base();
    return allowed.isEmpty() || !base.isRegistry() || allowed.contains(base.registry())
        ? List.of()
        : List.of(at(
                target.profile().from().span(),
                base.registry() + " is no registry that this project allows")
            .withNote("allowed: " + String.join(", ", allowed)));
  }
}
