package dev.jdf.check;

/** CIS 5.3: ensure that, if applicable, SELinux security options are set. */
final class SelinuxDisabled extends DefenceRule {

  SelinuxDisabled() {
    super(
        About.of("SELinux is not switched off", Level.WARNING),
        "label=disable",
        "the process runs without an SELinux label",
        "CIS 5.3; name a type instead: label=type:TYPE");
  }
}
