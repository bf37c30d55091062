package dev.jdf.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Markdown of pages as text on a terminal: headings, paragraphs, lists and fenced examples.
 *
 * @param width the columns that a line may have
 */
public record TerminalText(int width, boolean colour) {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  /** Blanks, but those inside of code. */
  private static final Pattern GAP = Pattern.compile(" +(?=([^`]*`[^`]*`)*[^`]*$)");

  private static final String FENCE = "```";
  private static final String ITEM = "- ";
  private static final String MARGIN = "    ";

  /** A block of lines that are read as one. */
  private record Block(Kind kind, List<String> lines) {
    enum Kind {
      HEADING,
      TEXT,
      ITEM,
      EXAMPLE,
      GAP
    }

    String joined() {
      return String.join(" ", lines);
    }
  }

  public String of(String markdown) {
    List<String> lines = new ArrayList<>();
    for (Block block : blocks(markdown.lines().toList())) {
      lines.addAll(lines(block));
    }
    return String.join("\n", lines) + "\n";
  }

  private List<String> lines(Block block) {
    return switch (block.kind()) {
      case HEADING -> heading(block.joined().replaceFirst("^#+ ", ""));
      case TEXT -> painted(wrapped(block.joined(), ""));
      case ITEM -> painted(wrapped(block.joined(), "  "));
      case EXAMPLE -> block.lines().stream().map(line -> MARGIN + line).toList();
      case GAP -> List.of("");
    };
  }

  private List<String> heading(String text) {
    return wrapped(text, "").stream().map(line -> paint("1", line)).toList();
  }

  private static List<Block> blocks(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    boolean fenced = false;
    for (String line : lines) {
      if (line.startsWith(FENCE)) {
        fenced = !fenced;
        blocks.add(new Block(Block.Kind.EXAMPLE, new ArrayList<>()));
      } else if (fenced) {
        blocks.get(blocks.size() - 1).lines().add(line);
      } else {
        add(blocks, line);
      }
    }
    return blocks;
  }

  private static void add(List<Block> blocks, String line) {
    Block.Kind kind = kind(line);
    Block.Kind before =
        blocks.isEmpty() ? Block.Kind.GAP : blocks.get(blocks.size() - 1).kind();
    boolean open = before == Block.Kind.TEXT || before == Block.Kind.ITEM;
    if (kind == Block.Kind.TEXT && open) {
      blocks.get(blocks.size() - 1).lines().add(line.strip());
    } else {
      blocks.add(new Block(kind, new ArrayList<>(List.of(line))));
    }
  }

  private static Block.Kind kind(String line) {
    if (line.isBlank()) {
      return Block.Kind.GAP;
    }
    if (line.startsWith(ITEM)) {
      return Block.Kind.ITEM;
    }
    return line.startsWith("#") ? Block.Kind.HEADING : Block.Kind.TEXT;
  }

  /** Lines of at most the width, but for words that are longer; later ones start with indent. */
  private List<String> wrapped(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : GAP.split(text, -1)) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      boolean first = line.length() == (lines.isEmpty() ? 0 : indent.length());
      line.append(first ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private List<String> painted(List<String> lines) {
    return lines.stream()
        .map(line -> CODE.matcher(line)
            .replaceAll(code ->
                Matcher.quoteReplacement(colour ? paint("36", code.group(1)) : code.group())))
        .toList();
  }

  private String paint(String style, String text) {
    return colour ? "\u001b[" + style + "m" + text + "\u001b[0m" : text;
  }
}
