package dev.jdf.exposure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An exposure as people read it, each fact beside the line that asked for it:
 *
 * <pre>
 *   | capabilities: 1 of 41
 * 5 |   NET_BIND_SERVICE  bind Internet sockets to ports below 1024
 * </pre>
 */
public final class ExposureText {

  /** More facts without detail than this are counted, not shown. */
  private static final int MANY = 60;

  /** Names longer than this do not widen their column. */
  private static final int WIDEST_NAME = 36;

  private final Lines lines;
  private final int width;
  private final int digits;
  private final List<String> text = new ArrayList<>();

  private ExposureText(Exposure exposure, Lines lines, int width) {
    this.lines = lines;
    this.width = width;
    int highest = exposure.sections().stream()
        .flatMapToInt(section -> IntStream.concat(
            IntStream.of(lines.line(section).orElse(1)),
            section.facts().stream().mapToInt(fact -> lines.line(fact).orElse(1))))
        .max()
        .orElse(1);
    this.digits = String.valueOf(highest).length();
  }

  /**
   * The text, each line ended by LF.
   *
   * @param width the columns to stay in, as far as single words do
   */
  public static String of(Exposure exposure, Lines lines, int width) {
    ExposureText shown = new ExposureText(exposure, lines, width);
    exposure.sections().forEach(shown::section);
    return String.join("\n", shown.text) + "\n";
  }

  private void section(Section section) {
    if (!text.isEmpty()) {
      row(OptionalInt.empty(), "");
    }
    String summary = section.summary().isEmpty() ? "" : ": " + section.summary();
    row(lines.line(section), section.topic().heading() + summary);
    if (section.topic().hasMany()) {
      byDetail(section).forEach(this::list);
    } else {
      int name = Math.min(WIDEST_NAME, longestName(section));
      section.facts().forEach(fact -> fact(fact, name));
    }
  }

  private static int longestName(Section section) {
    return section.facts().stream().mapToInt(fact -> fact.name().length()).max().orElse(0);
  }

  private static Map<String, List<Fact>> byDetail(Section section) {
    Map<String, List<Fact>> groups = new LinkedHashMap<>();
    for (Fact fact : section.facts()) {
      groups.computeIfAbsent(fact.detail(), key -> new ArrayList<>()).add(fact);
    }
    return groups;
  }

  private void list(String detail, List<Fact> facts) {
    if (!detail.isEmpty() || facts.size() <= MANY) {
      String names = facts.stream().map(Fact::name).collect(Collectors.joining(" "));
      String head = detail.isEmpty() ? "" : detail + ": ";
      OptionalInt line = lines.line(facts.get(0));
      rows(line, "  ", "    ", new Wrapped(width - digits - 8, head + names));
    }
  }

  private void fact(Fact fact, int nameWidth) {
    Wrapped rows = new Wrapped(width - digits - 8 - nameWidth, fact.detail());
    String pad = " ".repeat(Math.max(0, nameWidth - fact.name().length()) + 2);
    rows(lines.line(fact), "  " + fact.name() + pad, " ".repeat(nameWidth + 4), rows);
  }

  private void rows(OptionalInt line, String first, String others, Wrapped rows) {
    boolean begun = false;
    for (String row : rows.lines()) {
      row(begun ? OptionalInt.empty() : line, (begun ? others : first) + row);
      begun = true;
    }
  }

  private void row(OptionalInt line, String shown) {
    String number = line.isPresent() ? String.valueOf(line.getAsInt()) : "";
    String gutter = " ".repeat(digits - number.length() + 1) + number + " |";
    text.add(gutter + (shown.isEmpty() ? "" : " " + shown));
  }
}
