package dev.jdf.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of {@code jbuild check}; standard input has nothing wrong in it. */
final class CheckRun {

  private static final String QUIET = "# check=skip=all\nFROM host\nCMD [\"/bin/true\"]\n";

  private CheckRun() {}

  static Ran of(Path home, String... args) {
    return of(Map.of("HOME", home.toString()), args);
  }

  static Ran of(Map<String, String> environment, String... args) {
    List<String> all = new ArrayList<>(List.of("check"));
    all.addAll(List.of(args));
    return Ran.jbuild(QUIET, environment, all.toArray(String[]::new));
  }
}
