package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.Env;
import dev.jdf.syntax.Pair;
import dev.jdf.syntax.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code process.env}: docker's defaults and HOME, then the image's variables and the spec's. */
final class Environment {

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private Environment() {}

  /** Where a later variable has the name of an earlier one, it takes its place in the list. */
  static Checked<Traced<List<String>>> lower(Profile profile, Base base, Settings settings) {
    Map<String, String> variables = defaults(settings);
    variables.putAll(base.execution().variables());
    Join join = new Join();
    Map<String, Span> asked = new LinkedHashMap<>();
    for (Pair pair : pairs(profile)) {
      fault(pair).ifPresent(join::add);
      variables.put(pair.key().text(), pair.value().text());
      asked.put(pair.key().text(), pair.span());
    }
    return join.to(() -> traced(variables, asked));
  }

  private static Map<String, String> defaults(Settings settings) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("PATH", PATH);
    settings.names().host().ifPresent(name -> variables.put("HOSTNAME", name));
    if (settings.terminal()) {
      variables.put("TERM", "xterm");
    }
    variables.put("HOME", settings.user().home());
    return variables;
  }

  private static List<Pair> pairs(Profile profile) {
    return profile.all(Env.class).stream()
        .flatMap(line -> line.pairs().stream())
        .toList();
  }

  private static Optional<Diagnostic> fault(Pair pair) {
    String key = pair.key().text();
    if (key.isEmpty() || key.indexOf('=') >= 0 || key.indexOf('\0') >= 0) {
      return Optional.of(SpecErrors.badEnvName(pair.key()));
    }
    return pair.value().text().indexOf('\0') >= 0
        ? Optional.of(SpecErrors.nulCharacter(pair.value().span()))
        : Optional.empty();
  }

  private static Traced<List<String>> traced(
      Map<String, String> variables, Map<String, Span> asked) {
    List<String> list = new ArrayList<>();
    SortedMap<String, Span> origins = new TreeMap<>();
    variables.forEach((key, value) -> {
      if (asked.containsKey(key)) {
        origins.put("/process/env/" + list.size(), asked.get(key));
      }
      list.add(key + "=" + value);
    });
    return new Traced<>(list, origins);
  }
}
