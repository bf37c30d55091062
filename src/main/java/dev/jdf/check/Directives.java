package dev.jdf.check;

import dev.jdf.syntax.Spec;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code # check=} at the top of a file asks for besides skipping rules. */
final class Directives {

  private static final Pattern ERROR =
      Pattern.compile("(?i)(?:^|;)\\s*error=(1|t|true)\\s*(?:;|$)");
  private static final Pattern EXPERIMENTAL =
      Pattern.compile("(?i)(?:^|;)\\s*experimental=([^;]*)");

  private Directives() {}

  /** Whether warnings are errors. */
  static boolean failOnWarning(Spec spec) {
    return values(spec).anyMatch(value -> ERROR.matcher(value).find());
  }

  /** Whether a rule that is off is asked for. */
  static boolean asksFor(Spec spec, Rule rule) {
    return values(spec)
        .map(EXPERIMENTAL::matcher)
        .filter(Matcher::find)
        .flatMap(found -> Stream.of(found.group(1).split(",", -1)))
        .map(String::strip)
        .anyMatch(name -> name.equalsIgnoreCase(rule.id())
            || (name.equals("all") && rule instanceof InvalidDefinitionDescription));
  }

  private static Stream<String> values(Spec spec) {
    return spec.directives().stream()
        .filter(directive -> directive.name().text().equalsIgnoreCase("check"))
        .map(directive -> directive.value().text());
  }
}
