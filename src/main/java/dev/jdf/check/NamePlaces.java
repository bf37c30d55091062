package dev.jdf.check;

import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.UnsetVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where names of variables stand; each word is read once, since it may have thousands of them. */
final class NamePlaces {

  private static final Pattern NAME = Pattern.compile("\\$\\{?(\\w+|[@*#?!-])");

  private final SourceFile source;
  private final Map<Span, Map<String, Span>> known = new HashMap<>();

  NamePlaces(SourceFile source) {
    this.source = source;
  }

  /** The first one in its word, if it stands there as it is. */
  Optional<Span> of(UnsetVariable unset) {
    Map<String, Span> places = known.computeIfAbsent(unset.word().span(), this::in);
    return Optional.ofNullable(places.get(unset.name()));
  }

  private Map<String, Span> in(Span word) {
    Map<String, Span> places = new HashMap<>();
    Matcher name = NAME.matcher(source.text(word));
    while (name.find()) {
      int start = word.start() + name.start(1);
      int end = word.start() + name.end(1);
      places.putIfAbsent(name.group(1), new Span(start, end));
    }
    return places;
  }
}
