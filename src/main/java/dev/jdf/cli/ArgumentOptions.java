package dev.jdf.cli;

import dev.jdf.compile.SpecCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that reads a spec can be told: values for ARG. */
final class ArgumentOptions {

  @Option(
      names = "--build-arg",
      paramLabel = "NAME[=VALUE]",
      description = "A value for ARG in a spec; without one, that of the environment.")
  private List<String> arguments = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  List<String> arguments() {
    if (command != null) {
      Demand.that(
          arguments.stream().noneMatch(it -> it.isEmpty() || it.startsWith("=")),
          command.commandLine(),
          "--build-arg takes NAME=VALUE, or NAME for the value in the environment");
    }
    return List.copyOf(arguments);
  }

  /** By name. */
  Map<String, String> values(Map<String, String> environment) {
    return new SpecCompiler(Optional.empty(), arguments(), false, environment).values();
  }
}
