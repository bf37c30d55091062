package dev.jdf.syntax;

import dev.jdf.syntax.DockerfileInstruction.Arg;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of FROM lines: the platform's, and the ARGs in front of the first FROM. */
final class Globals {

  private Globals() {}

  static Expander of(Spec spec, Request request) {
    Expander globals = new Expander(platform(request), Set.of(), spec.escape(), new Budget());
    for (Arg arg : Stage.globals(spec)) {
      for (Arg.Parameter parameter : arg.parameters()) {
        declare(globals, parameter, request);
      }
    }
    return globals;
  }

  private static void declare(Expander globals, Arg.Parameter parameter, Request request) {
    String name = parameter.name().text();
    Word written = parameter.defaultValue();
    String given = request.buildArgs().get(name);
    if (given != null) {
      globals.set(name, given);
    } else if (written != null) {
      globals.set(name, globals.word(written).text());
    }
  }

  /** BuildKit's predefined arguments; {@code --build-arg} may change them. */
  private static Map<String, String> platform(Request request) {
    String[] parts = (request.platform() + "//").split("/", -1);
    Map<String, String> values = new LinkedHashMap<>();
    for (String side : List.of("BUILD", "TARGET")) {
      values.put(side + "PLATFORM", request.platform());
      values.put(side + "OS", parts[0]);
      values.put(side + "OSVERSION", "");
      values.put(side + "ARCH", parts[1]);
      values.put(side + "VARIANT", parts[2]);
    }
    values.put("TARGETSTAGE", request.target().orElse("default"));
    values.replaceAll(
        (name, value) -> Optional.ofNullable(request.buildArgs().get(name)).orElse(value));
    return values;
  }
}
