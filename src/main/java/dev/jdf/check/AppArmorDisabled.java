package dev.jdf.check;

/** CIS 5.2: ensure that, if applicable, an AppArmor profile is enabled. */
final class AppArmorDisabled extends DefenceRule {

  AppArmorDisabled() {
    super(
        About.of("AppArmor is not switched off", Level.WARNING),
        "apparmor=unconfined",
        "the process runs without an AppArmor profile",
        "CIS 5.2; leave it out and the runtime takes its default profile");
  }
}
