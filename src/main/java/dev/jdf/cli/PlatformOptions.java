package dev.jdf.cli;

import dev.jdf.store.Platform;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The machines that images are wanted for. */
final class PlatformOptions {

  @Option(
      names = "--platform",
      paramLabel = "PLATFORM",
      split = ",",
      description = "For which machines (default: as a lock file says, or this one).")
  private List<String> platforms = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** As {@code OS/ARCHITECTURE[/VARIANT]}. */
  List<String> platforms() {
    return platforms.stream().map(this::platform).toList();
  }

  private String platform(String text) {
    return Platform.parse(text)
        .map(Platform::toString)
        .orElseThrow(() -> new ParameterException(
            command.commandLine(), "'" + text + "' is no platform; linux/arm64 is one"));
  }
}
