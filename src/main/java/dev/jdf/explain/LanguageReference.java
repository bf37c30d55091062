package dev.jdf.explain;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of all instructions as one document, docs/language.md. */
public final class LanguageReference {

  /** A line of the template that stands for the page of an instruction. */
  private static final Pattern PLACE = Pattern.compile("^\\{([A-Z_]+)}$", Pattern.MULTILINE);

  private LanguageReference() {}

  public static String markdown() {
    return PLACE
        .matcher(Pages.text("language"))
        .replaceAll(place -> Matcher.quoteReplacement(chapter(InstructionPage.of(place.group(1)))));
  }

  /** The instructions in the order of the document. */
  static List<String> order() {
    return PLACE
        .matcher(Pages.text("language"))
        .results()
        .map(it -> it.group(1))
        .toList();
  }

  private static String chapter(InstructionPage page) {
    return String.join(
        "\n",
        "### " + page.name(),
        "",
        sentence(page.summary()),
        "",
        fenced("text", String.join("\n", page.syntax()) + "\n"),
        "",
        paragraph("docker", page.docker()),
        paragraph("config.json", page.config()),
        paragraph("Effect", page.effect()),
        paragraph("Risk", page.risk()),
        fenced(page.example().language(), page.example().text()));
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String paragraph(String heading, String text) {
    String gap = text.startsWith("- ") ? "\n\n" : " ";
    return "**" + heading + ":**" + gap + text + "\n";
  }

  private static String fenced(String language, String text) {
    return "```" + language + "\n" + text + "```";
  }
}
