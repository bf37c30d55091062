package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import java.util.List;

/** CIS 5.3: ensure that, if applicable, SELinux security options are set. */
final class SelinuxDisabled implements TargetRule {

  @Override
  public String title() {
    return "SELinux is not switched off";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public List<Diagnostic> check(Target target) {
    return target
        .security("label")
        .filter(option -> option.value().equals("disable"))
        .map(option -> at(option.word().span(), "the process runs without an SELinux label")
            .withNote("CIS 5.3; name a type instead: label=type:TYPE"))
        .stream()
        .toList();
  }
}
