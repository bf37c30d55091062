package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** hadolint DL3026: images come from where the project allows. */
final class UntrustedRegistry implements Rule {

  @Override
  public String title() {
    return "Images come from allowed registries";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public List<Diagnostic> check(Subject subject) {

    List<String> allowed = subject.settings().registries();
    return allowed.isEmpty()
        ? List.of()
        : subject.targets().stream()
            .filter(target -> target.base().isRegistry())
            .filter(target -> !allowed.contains(target.base().registry()))
            .map(target -> at(
                    target.profile().from().span(),
                    target.base().registry() + " is no registry that this project allows")
                .withNote("allowed: " + String.join(", ", allowed)))
            .toList();
  }
}
