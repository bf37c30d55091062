package dev.jdf.exposure;

import dev.jdf.oci.ConfigDocument;
import dev.jdf.oci.SourceMap;
import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Which lines of a file facts come from: of the spec, if the configuration says which, else of the
 * configuration itself.
 *
 * @param of JSON pointer → line, from 1; absent where no line asked for it
 */
public record Lines(String file, Function<String, OptionalInt> of) {

  private static final List<String> TAKEN_FROM =
      List.of("/process/capabilities", "/linux/maskedPaths", "/linux/readonlyPaths");

  public static Lines of(ConfigDocument document) {
    return document
        .locations()
        .sourceMap()
        .map(map -> new Lines(map.file(), pointer -> asking(map, pointer)))
        .orElseGet(() -> ofConfiguration(document));
  }

  /** What is left of a list has the line that asked for it, not the one that took from the list. */
  private static OptionalInt asking(SourceMap map, String pointer) {
    Optional<String> list =
        TAKEN_FROM.stream().filter(it -> pointer.startsWith(it + "/")).findFirst();
    if (list.isEmpty()) {
      return map.line(pointer);
    }
    String here = pointer;
    while (!map.names(here) && !here.equals(list.get())) {
      here = here.substring(0, here.lastIndexOf('/'));
    }
    return here.equals(list.get()) ? OptionalInt.empty() : map.line(here);
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
