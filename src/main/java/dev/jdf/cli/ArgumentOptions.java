package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What every command that reads a spec can be told: values for ARG. */
final class ArgumentOptions {

  @Option(
      names = "--build-arg",
      paramLabel = "NAME[=VALUE]",
      description = "A value for ARG in a spec; without one, that of the environment.")
  private List<String> arguments = new ArrayList<>();

  List<String> arguments() {
    return List.copyOf(arguments);
  }

  /** By name. */
  Map<String, String> values(Map<String, String> environment) {
    return new SpecCompiler(Optional.empty(), arguments, false, environment).values();
  }
}
