package dev.jdf.check;

import dev.jdf.syntax.DockerfileInstruction.Healthcheck;

/** CIS 4.6 and 5.27: ensure that container health is checked at runtime. */
final class MissingHealthcheck extends MissingRule {

  MissingHealthcheck() {
    super(
        About.of("Health is checked", Level.OFF),
        "nothing says how to tell that the program is well",
        "CIS 5.27; for example HEALTHCHECK CMD [\"/bin/check\"]");
  }

  @Override
  boolean isSaid(Target target) {
    return target.says(Healthcheck.class);
  }
}
