package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** CIS 5.2: ensure that, if applicable, an AppArmor profile is enabled. */
final class AppArmorDisabled implements TargetRule {

  @Override
  public String title() {
    return "AppArmor is not switched off";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public List<Diagnostic> check(Target target) {
    return target
        .security("apparmor")
        .filter(option -> option.value().equals("unconfined"))
        .map(option -> at(option.word().span(), "the process runs without an AppArmor profile")
            .withNote("CIS 5.2; leave it out and the runtime takes its default profile"))
        .stream()
        .toList();
  }
}
