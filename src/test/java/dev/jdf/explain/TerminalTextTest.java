package dev.jdf.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TerminalTextTest {

  private static final String PAGE = """
      # NAME: a title that is longer than the terminal is wide

      A text with `code in it` and
      more words.

      ## List
      - `one`: an item that is too long for a line
      - two

      ```json
      {"a":    "a line of an example that is longer than the terminal"}
      # no heading
      ```
      """;

  @Test
  void paragraphsAndItemsAreWrappedAndExamplesAreNot() {
    assertEquals("""
        NAME: a title that
        is longer than the
        terminal is wide

        A text with
        `code in it` and
        more words.

        List
        - `one`: an item
          that is too long
          for a line
        - two

            {"a":    "a line of an example that is longer than the terminal"}
            # no heading
        """, new TerminalText(20, false).of(PAGE));
  }

  @Test
  void aWordLongerThanTheLineStandsAlone() {
    assertEquals("a\nvery-long-word\nb\n", new TerminalText(6, false).of("a very-long-word b\n"));
  }

  @Test
  void coloursMarkHeadingsAndCode() {
    String text = new TerminalText(80, true).of("# A: b\n\nThe `code`.\n");
    assertEquals("\u001b[1mA: b\u001b[0m\n\nThe \u001b[36mcode\u001b[0m.\n", text);
  }

  @Test
  void codeIsNotBrokenWhereALineEnds() {
    String text = new TerminalText(10, true).of("aaaa bbb `CAP_DROP ALL` c\n");
    assertTrue(text.contains("\u001b[36mCAP_DROP ALL\u001b[0m"), text);
  }
}
