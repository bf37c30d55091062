package dev.jdf.check;

/** CIS 5.3: ensure that, if applicable, SELinux security options are set. */
final class SelinuxDisabled extends DefenceRule {

  SelinuxDisabled() {
    super(About.of("SELinux is not switched off", Level.WARNING));
  }

  @Override
  public String key() {
    return "label";
  }

  @Override
  public String off() {
    return "disable";
  }

  @Override
  public String message() {
    return "the process runs without an SELinux label";
  }

  @Override
  public String why() {
    return "CIS 5.3; name a type instead: label=type:TYPE";
  }
}
