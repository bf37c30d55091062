package dev.jdf.registry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server wants to see, {@code WWW-Authenticate} of RFC 9110. */
record Challenge(String scheme, Map<String, String> parameters) {

  private static final Pattern START = Pattern.compile("\\s*(\\w+)(?:\\s+|$)");
  private static final Pattern PARAMETER =
      Pattern.compile("\\s*,?\\s*([\\w-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

  static Optional<Challenge> parse(String header) {
    Matcher start = START.matcher(header);
    if (!start.lookingAt()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new TreeMap<>();
    Matcher parameter = PARAMETER.matcher(header);
    int at = start.end();
    while (parameter.region(at, header.length()).lookingAt()) {
      String value = parameter.group(2) == null
          ? parameter.group(3)
          : parameter.group(2).replaceAll("\\\\(.)", "$1");
      parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value);
      at = parameter.end();
    }
    return Optional.of(new Challenge(start.group(1).toLowerCase(Locale.ROOT), parameters));
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
