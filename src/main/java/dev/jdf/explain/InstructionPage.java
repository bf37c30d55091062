package dev.jdf.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What there is to know about an instruction.
 *
 * @param summary what it says, in a few words
 * @param syntax one form a line
 * @param docker the flag of docker run, or what else says the same there
 * @param config what it becomes in config.json, in Markdown
 * @param effect what it allows or takes away
 * @param example a whole spec
 */
public record InstructionPage(
    String name,
    String summary,
    List<String> syntax,
    String docker,
    String config,
    String effect,
    String risk,
    Example example) {

  private static final Pattern POINTER = Pattern.compile("`(/[\\w/*.]+)`");

  public InstructionPage {
    syntax = List.copyOf(syntax);
  }

  /** The page of the instruction {@code name}, in upper case. */
  public static InstructionPage of(String name) {
    Page page = Pages.read("instruction/" + name);
    Example syntax = example(page, "Syntax");
    return new InstructionPage(
        page.name(),
        page.title(),
        syntax.text().lines().toList(),
        text(page, "Docker"),
        text(page, "Config"),
        text(page, "Effect"),
        text(page, "Risk"),
        example(page, "Example"));
  }

  /** The places in config.json that it sets; {@code *} stands for any index or key. */
  public List<String> pointers() {
    List<String> pointers = new ArrayList<>();
    for (Matcher pointer = POINTER.matcher(config); pointer.find(); ) {
      pointers.add(pointer.group(1));
    }
    return pointers;
  }

  private static String text(Page page, String heading) {
    return section(page, heading).text();
  }

  private static Example example(Page page, String heading) {
    return section(page, heading).example().orElseThrow(() -> lacks(page, "example " + heading));
  }

  private static Section section(Page page, String heading) {
    return page.section(heading).orElseThrow(() -> lacks(page, heading));
  }

  private static IllegalStateException lacks(Page page, String part) {
    return new IllegalStateException(page.name() + " has no " + part);
  }
}
