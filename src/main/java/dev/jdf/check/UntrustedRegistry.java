package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** hadolint DL3026: images come from where the project allows. */
final class UntrustedRegistry implements TargetRule {

  @Override
  public String title() {
    return "Images come from allowed registries";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public boolean canBeIgnored() {
    return false;
  }

  @Override
  public List<Diagnostic> check(Target target) {
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
