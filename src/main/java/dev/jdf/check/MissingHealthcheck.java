package dev.jdf.check;

import dev.jdf.syntax.DockerfileInstruction.Healthcheck;

/** CIS 4.6 and 5.27: ensure that container health is checked at runtime. */
final class MissingHealthcheck extends MissingRule {

  MissingHealthcheck() {
    super(About.of("Health is checked", Level.OFF));
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
