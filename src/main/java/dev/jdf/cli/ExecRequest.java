package dev.jdf.cli;

import dev.jdf.console.ColorMode;
import dev.jdf.plan.Options.CgroupDriver;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks of jexec.
 *
 * @param config a config.json, an image.jdf, a folder that holds a config.json, or {@code -}
 * @param bundle the folder that relative paths of the config start from, if not its own
 * @param arguments what follows {@code --}: takes the place of the config's arguments
 * @param dryRun whether the plan is only printed
 * @param build how an image.jdf is compiled
 * @param upper where what is written to the root filesystem goes
 */
record ExecRequest(
    String config,
    Optional<String> bundle,
    List<String> arguments,
    boolean dryRun,
    CgroupDriver cgroups,
    ColorMode color,
    Build build,
    Upper upper) {

  /** The stage that is run, {@code NAME=value} for ARG, and how images are come by. */
  record Build(Optional<String> target, List<String> arguments, ImageOptions images) {
    Build {
      arguments = List.copyOf(arguments);
    }
  }

  /** A folder that the user names, or one that is found for it; neither is usual. */
  record Upper(Optional<String> folder, boolean keep) {
    static final Upper NONE = new Upper(Optional.empty(), false);

    boolean isUsual() {
      return folder.isEmpty() && !keep;
    }
  }

  ExecRequest {
    arguments = List.copyOf(arguments);
  }

  /** Whether it is {@code jexec CONFIG [-- ARGS]}, without an option. */
  boolean isPlain() {
    return bundle.isEmpty()
        && !dryRun
        && cgroups == CgroupDriver.CGROUPFS
        && build.target().isEmpty()
        && build.arguments().isEmpty()
        && build.images().isUsual()
        && upper.isUsual();
  }

  /** The request of {@code jexec CONFIG -- ARGS}. */
  static ExecRequest of(String config, List<String> arguments) {
    return new ExecRequest(
        config,
        Optional.empty(),
        arguments,
        false,
        CgroupDriver.CGROUPFS,
        ColorMode.AUTO,
        new Build(Optional.empty(), List.of(), new ImageOptions()),
        Upper.NONE);
  }
}
