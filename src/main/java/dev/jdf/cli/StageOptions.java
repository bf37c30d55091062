package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that compiles a spec can be told: the stage, and values for ARG. */
final class StageOptions {

  @Option(
      names = "--target",
      paramLabel = "STAGE",
      description = "The stage of a spec (default: the last).")
  private @Nullable String target;

  @Mixin
  private ArgumentOptions arguments = new ArgumentOptions();

  Optional<String> target() {
    return Optional.ofNullable(target);
  }

  List<String> buildArguments() {
    return arguments.arguments();
  }

  SpecCompiler compiler(boolean sourceMap, Map<String, String> environment) {
    return new SpecCompiler(target(), buildArguments(), sourceMap, environment);
  }
}
