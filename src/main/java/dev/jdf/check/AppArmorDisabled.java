package dev.jdf.check;

/** CIS 5.2: ensure that, if applicable, an AppArmor profile is enabled. */
final class AppArmorDisabled extends DefenceRule {

  AppArmorDisabled() {
    super(About.of("AppArmor is not switched off", Level.WARNING));
  }

  @Override
  public String key() {
    return "apparmor";
  }

  @Override
  public String off() {
    return "unconfined";
  }

  @Override
  public String message() {
    return "the process runs without an AppArmor profile";
  }

  @Override
  public String why() {
    return "CIS 5.2; leave it out and the runtime takes its default profile";
  }
}
