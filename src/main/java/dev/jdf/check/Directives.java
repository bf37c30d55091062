package dev.jdf.check;

import dev.jdf.syntax.Directive;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code # check=} at the top of a file asks for besides skipping rules. */
final class Directives {

  private static final Pattern ERROR =
      Pattern.compile("(?i)(?:^|;)\\s*error=(1|t|true)\\s*(?:;|$)");
  private static final Pattern EXPERIMENTAL =
      Pattern.compile("(?i)(?:^|;)\\s*experimental=([^;]*)");

  private static final Pattern NAME = Pattern.compile("[^,\\s]+");

  private Directives() {}

  /** Whether there is any. */
  static boolean isGiven(Spec spec) {
    return values(spec).findAny().isPresent();
  }

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

  /** The rules that are asked for though they are off, each at its place. */
  static List<Word> askedFor(Spec spec) {
    List<Word> names = new ArrayList<>();
    for (Directive directive : spec.directives()) {
      Matcher experimental = EXPERIMENTAL.matcher(directive.value().text());
      if (directive.name().text().equalsIgnoreCase("check") && experimental.find()) {
        Matcher name = NAME.matcher(experimental.group(1));
        while (name.find()) {
          int start = experimental.start(1);
          names.add(directive.value().part(start + name.start(), start + name.end()));
        }
      }
    }
    return names;
  }

  private static Stream<String> values(Spec spec) {
    return spec.directives().stream()
        .filter(directive -> directive.name().text().equalsIgnoreCase("check"))
        .map(directive -> directive.value().text());
  }
}
