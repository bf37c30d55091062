package dev.jdf.oci;

import dev.jdf.diagnostic.Checked;
import dev.jdf.json.Fields;
import dev.jdf.json.Findings;
import dev.jdf.json.IntRange;
import dev.jdf.json.Json;
import dev.jdf.json.JsonReader;
import dev.jdf.json.JsonWriter;
import dev.jdf.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which line of a spec asked for which part of a configuration: the value of the annotation {@value
 * #ANNOTATION}, {@code {"file":"image.jdf","lines":{"/process/user":4}}}.
 *
 * @param lines JSON pointer → line, from 1
 */
public record SourceMap(String file, SortedMap<String, Integer> lines) {

  public static final String ANNOTATION = "dev.jdf.source";

  private static final IntRange LINE = IntRange.between("a line", 1, Integer.MAX_VALUE);

  public SourceMap {
    lines = Sorted.copyOf(lines);
  }

  /** The text of the annotation. */
  public String toAnnotation() {
    List<Json.Member> members = new ArrayList<>();
    lines.forEach(
        (pointer, line) -> members.add(JsonWriter.member(pointer, JsonWriter.number(line))));
    return JsonWriter.compact(JsonWriter.object(List.of(
        JsonWriter.member("file", JsonWriter.text(file)),
        JsonWriter.member("lines", JsonWriter.object(members)))));
  }

  /** Reads the text of the annotation; places of findings are places in that text. */
  public static Checked<SourceMap> parse(String annotation) {
    SourceFile file = new SourceFile(ANNOTATION, annotation);
    Findings findings = new Findings();
    Optional<Json> json = JsonReader.tree(file, JsonReader.Format.JSON, findings);
    return findings.check(
        json.flatMap(it -> Fields.decode(it, Fields.Dialect.STRICT, findings, SourceMap::decode)));
  }

  private static SourceMap decode(Fields f) {
    String file = f.requiredText("file");
    SortedMap<String, Integer> lines = new TreeMap<>();
    Map<String, Long> numbers = f.numberMap("lines", LINE);
    numbers.forEach((pointer, line) -> lines.put(pointer, line.intValue()));
    return new SourceMap(file, lines);
  }

  /** {@code image.jdf:12} for the pointer, or for the nearest one around it that has a line. */
  Optional<String> place(String pointer) {
    OptionalInt line = line(pointer);
    return line.isPresent() ? Optional.of(place(line.getAsInt())) : Optional.empty();
  }

  /** {@code image.jdf:12}. */
  public String place(int line) {
    return file + ":" + line;
  }

  /** Whether a line asked for exactly this value. */
  public boolean names(String pointer) {
    return lines.containsKey(pointer);
  }

  /** The line that asked for the value, or for the nearest one around it that has a line. */
  public OptionalInt line(String pointer) {
    for (String here = pointer; ; here = here.substring(0, here.lastIndexOf('/'))) {
      Integer line = lines.get(here);
      if (line != null) {
        return OptionalInt.of(line);
      }
      if (here.lastIndexOf('/') < 0) {
        return OptionalInt.empty();
      }
    }
  }
}
