package dev.jdf.explain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of a page: its heading, and its text in Markdown without empty lines around it. */
public record Section(String heading, String text) {

  private static final Pattern FENCED =
      Pattern.compile("^```(\\w+)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** What stands between the first fences of the text. */
  public Optional<Example> example() {
    Matcher fenced = FENCED.matcher(text);
    return fenced.find()
        ? Optional.of(new Example(fenced.group(1), fenced.group(2)))
        : Optional.empty();
  }
}
