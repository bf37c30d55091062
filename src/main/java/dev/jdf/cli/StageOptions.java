package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that compiles a spec can be told: the stage, and values for ARG. */
final class StageOptions {

  @Option(
      names = "--target",
      paramLabel = "STAGE",
      description = "The stage of a spec (default: the last).")
  private @Nullable String target;

  @Option(
      names = "--build-arg",
      paramLabel = "NAME[=VALUE]",
      description = "A value for ARG in a spec; without one, that of the environment.")
  private List<String> buildArguments = new ArrayList<>();

  Optional<String> target() {
    return Optional.ofNullable(target);
  }

  List<String> buildArguments() {
    return buildArguments;
  }

  SpecCompiler compiler(boolean sourceMap, Map<String, String> environment) {
    return new SpecCompiler(target(), buildArguments, sourceMap, environment);
  }
}
