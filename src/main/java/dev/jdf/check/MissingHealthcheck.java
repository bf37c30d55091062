package dev.jdf.check;

import dev.jdf.syntax.DockerfileInstruction.Healthcheck;

/** CIS 4.6 and 5.27: ensure that container health is checked at runtime. */
final class MissingHealthcheck implements MissingRule {

  @Override
  public String title() {
    return "Health is checked";
  }

  @Override
  public Level level() {
    return Level.OFF;
  }

  @Override
  public boolean isSaid(Target target) {
    return target.says(Healthcheck.class);
  }

  @Override
  public String message() {
    return "nothing says how to tell that the program is well";
  }

  @Override
  public String note() {
    return "CIS 5.27; for example HEALTHCHECK CMD [\"/bin/check\"]";
  }
}
