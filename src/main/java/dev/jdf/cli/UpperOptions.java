package dev.jdf.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where what a container writes to its root filesystem is kept. */
final class UpperOptions {

  @ArgGroup(exclusive = true)
  private @Nullable Place place;

  private static final class Place {
    @Option(
        names = "--upper",
        paramLabel = "DIR",
        description = "Leave the root filesystem as it is; keep in DIR what is written to it, and"
            + " start from what DIR has of an earlier run.")
    private @Nullable String folder;

    @Option(names = "--keep", description = "The same in a new folder, which is named.")
    private boolean keep;
  }

  ExecRequest.Upper upper() {
    return Optional.ofNullable(place)
        .map(it -> new ExecRequest.Upper(Optional.ofNullable(it.folder), it.keep))
        .orElse(ExecRequest.Upper.NONE);
  }
}
