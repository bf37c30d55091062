package dev.jdf.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server wants to see, {@code WWW-Authenticate} of RFC 9110. */
record Challenge(String scheme, Map<String, String> parameters) {

  private static final Pattern START = Pattern.compile("[\\s,]*([\\w-]+)(?:\\s+|,|$)");

  /** What stands for itself behind a scheme, token68. */
  private static final Pattern TOKEN = Pattern.compile("\\s*[\\w.~+/-]+=*\\s*(?=,|$)");

  private static final Pattern PARAMETER =
      Pattern.compile("\\s*,?\\s*([\\w-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

  /** All that are in the values of a header, of which each may have several. */
  static List<Challenge> parse(List<String> headers) {
    List<Challenge> all = new ArrayList<>();
    for (String header : headers) {
      addTo(all, header);
    }
    return all;
  }

  private static void addTo(List<Challenge> all, String header) {
    Matcher start = START.matcher(header);
    int at = 0;
    while (start.region(at, header.length()).lookingAt()) {
      Map<String, String> parameters = new TreeMap<>();
      at = parameters(header, start.end(), parameters);
      all.add(new Challenge(start.group(1).toLowerCase(Locale.ROOT), parameters));
    }
  }

  /** Where they end. */
  private static int parameters(String header, int from, Map<String, String> parameters) {
    Matcher token = TOKEN.matcher(header).region(from, header.length());
    Matcher parameter = PARAMETER.matcher(header);
    int at = header.charAt(from - 1) != ',' && token.lookingAt() ? token.end() : from;
    while (parameter.region(at, header.length()).lookingAt()) {
      String value = parameter.group(2) == null
          ? parameter.group(3)
          : parameter.group(2).replaceAll("\\\\(.)", "$1");
      parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value);
      at = parameter.end();
    }
    return at;
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
