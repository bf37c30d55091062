package dev.jdf.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page in Markdown, taken apart.
 *
 * <pre>
 * # JDF110: no such capability
 *
 * A text.
 *
 * ## Wrong
 * …
 * </pre>
 *
 * @param title what follows {@code NAME:} in the first line
 * @param text what stands in front of the first section
 */
public record Page(String name, String title, String text, List<Section> sections) {

  private static final String FENCE = "```";
  private static final String HEADING = "## ";

  public Page {
    sections = List.copyOf(sections);
  }

  /** Takes {@code markdown} apart; a page of another form is a defect of its writer. */
  public static Page parse(String markdown) {
    List<String> lines = markdown.lines().toList();
    String first = lines.get(0);
    int colon = first.indexOf(": ");
    if (!first.startsWith("# ") || colon < 0) {
      throw new IllegalArgumentException("no title: " + first);
    }
    List<Section> sections = sections(lines.subList(1, lines.size()));
    return new Page(
        first.substring(2, colon),
        first.substring(colon + 2),
        sections.get(0).text(),
        sections.subList(1, sections.size()));
  }

  /** The section under {@code heading}. */
  public Optional<Section> section(String heading) {
    return sections.stream().filter(it -> it.heading().equals(heading)).findFirst();
  }

  private static List<Section> sections(List<String> lines) {
    List<Section> sections = new ArrayList<>();
    String heading = "";
    List<String> text = new ArrayList<>();
    boolean fenced = false;
    for (String line : lines) {
      fenced ^= line.startsWith(FENCE);
      if (line.startsWith(HEADING) && !fenced) {
        sections.add(new Section(heading, String.join("\n", text).strip()));
        heading = line.substring(HEADING.length());
        text.clear();
      } else {
        text.add(line);
      }
    }
    sections.add(new Section(heading, String.join("\n", text).strip()));
    return sections;
  }
}
