package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.DockerfileInstruction.From;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code FROM … AS} in one case. */
final class FromAsCasing extends SpecRule {

  private static final Pattern AS = Pattern.compile("(?i)\\bas\\b");

  FromAsCasing() {
    super(About.of("FROM and AS are in the same case", Level.WARNING));
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    return subject.stages().stream()
        .flatMap(stage -> check(stage.from(), subject.spec().source()).stream())
        .toList();
  }

  private Optional<Diagnostic> check(From from, SourceFile source) {
    Word name = from.name();
    Matcher as = AS.matcher(source.text());
    if (name == null
        || !as.region(from.image().span().end(), name.span().start()).find()) {
      return Optional.empty();
    }
    String keyword = from.keyword().text();
    boolean lower = keyword.equals(keyword.toLowerCase(Locale.ROOT));
    String right = lower ? "as" : "AS";
    if (as.group().equals(right)) {
      return Optional.empty();
    }
    Span place = new Span(as.start(), as.end());
    String message = "'" + as.group() + "' and '" + keyword + "' keywords' casing do not match";
    return Optional.of(at(place, message).withFix(new Fix("write " + right, place, right)));
  }
}
