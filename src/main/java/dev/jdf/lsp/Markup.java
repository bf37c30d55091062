package dev.jdf.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** How an editor shows long texts, which are written in Markdown. */
enum Markup {
  MARKDOWN,
  /** As it is: marks would be seen. */
  PLAIN;

  private static final String FENCE = "```";
  private static final Pattern HEADING = Pattern.compile("^#+ +");
  private static final Pattern RULE = Pattern.compile("-{3,}");
  private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");
  private static final Pattern GAP = Pattern.compile("\n{3,}");

  /** By the formats that it announces; one that does not say is taken to know Markdown. */
  static Markup of(Optional<List<String>> formats) {
    return formats.filter(it -> !it.contains(MarkupKind.MARKDOWN)).isPresent() ? PLAIN : MARKDOWN;
  }

  MarkupContent content(String markdown) {
    return switch (this) {
      case MARKDOWN -> new MarkupContent(MarkupKind.MARKDOWN, markdown);
      case PLAIN -> new MarkupContent(MarkupKind.PLAINTEXT, plain(markdown));
    };
  }

  private static String plain(String markdown) {
    List<String> lines = new ArrayList<>();
    boolean code = false;
    for (String line : markdown.split("\n", -1)) {
      if (line.startsWith(FENCE)) {
        code = !code;
      } else {
        lines.add(code ? "  " + line : unmarked(line));
      }
    }
    return GAP.matcher(String.join("\n", lines)).replaceAll("\n\n");
  }

  private static String unmarked(String line) {
    String text = HEADING.matcher(line).replaceFirst("");
    text = RULE.matcher(text).matches() ? "" : text;
    text = STRONG.matcher(text).replaceAll("$1");
    text = LINK.matcher(text).replaceAll("$1");
    return CODE.matcher(text).replaceAll("$1");
  }
}
