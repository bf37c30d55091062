package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Arg;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The values that the command line has for ARG lines. */
public final class BuildArguments {

  /** Those that BuildKit knows without an ARG line, in either case. */
  private static final Set<String> PREDEFINED =
      Set.of("HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY");

  private static final List<String> OF_PLATFORM =
      List.of("PLATFORM", "OS", "OSVERSION", "ARCH", "VARIANT");

  private BuildArguments() {}

  /** Those that docker sets by itself: for FROM lines, and for stages that name them in an ARG. */
  public static List<String> ofPlatform() {
    return Stream.concat(
            Stream.of("TARGET", "BUILD")
                .flatMap(side -> OF_PLATFORM.stream().map(part -> side + part)),
            Stream.of("TARGETSTAGE"))
        .toList();
  }

  /** A warning for each that no line takes, and so was probably misspelt. */
  static List<Diagnostic> unused(Spec spec, Request request, Span place) {
    Set<String> taken = new TreeSet<>();
    for (Arg arg : spec.all(Arg.class)) {
      arg.parameters().forEach(parameter -> taken.add(parameter.name().text()));
    }
    return request.buildArgs().keySet().stream()
        .filter(name -> !taken.contains(name) && !isPredefined(name))
        .map(name -> EvaluationErrors.unusedArgument(name, taken, place))
        .toList();
  }

  /** Whether docker itself knows the name, and sets it or lets everyone set it. */
  public static boolean isPredefined(String name) {
    return PREDEFINED.contains(name.toUpperCase(Locale.ROOT))
        || name.startsWith("BUILDKIT_")
        || name.equals("BUILDSTAGE")
        || ofPlatform().contains(name);
  }
}
