package dev.jdf.exposure;

import dev.jdf.oci.ConfigDocument;
import dev.jdf.source.SourceFile;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Which lines of a file facts come from: of the spec, if the configuration says which, else of the
 * configuration itself.
 *
 * @param of JSON pointer → line, from 1; absent where no line asked for it
 */
public record Lines(String file, Function<String, OptionalInt> of) {

  public static Lines of(ConfigDocument document) {
    return document
        .locations()
        .sourceMap()
        .map(map -> new Lines(map.file(), map::line))
        .orElseGet(() -> ofConfiguration(document));
  }

  private static Lines ofConfiguration(ConfigDocument document) {
    SourceFile file = document.file();
    return new Lines(
        file.name(),
        pointer -> document
            .locations()
            .find(pointer)
            .map(span -> OptionalInt.of(file.line(span.start())))
            .orElse(OptionalInt.empty()));
  }

  public OptionalInt line(Fact fact) {
    return of.apply(fact.pointer());
  }

  /** Of the summary. */
  public OptionalInt line(Section section) {
    return section.pointer().isEmpty() ? OptionalInt.empty() : of.apply(section.pointer());
  }
}
