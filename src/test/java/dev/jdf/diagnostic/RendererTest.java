package dev.jdf.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class RendererTest {

  enum Sample implements Code {
    SAMPLE;

    @Override
    public String id() {
      return "JDF012";
    }

    @Override
    public String title() {
      return "sample";
    }
  }

  private static Diagnostic at(String text, String marked, String message) {
    int start = text.indexOf(marked);
    return Diagnostic.error(Sample.SAMPLE, new Span(start, start + marked.length()), message);
  }

  private static String render(String text, Diagnostic finding) {
    return Renderer.render(new SourceFile("image.jdf", text), finding, false, 60);
  }

  @Test
  void aFixStandsBesideTheCaretsAndNotesBelow() {
    String text = "FROM host\nCAP_ADD NET_ADMN\n";
    Diagnostic finding = at(text, "NET_ADMN", "unknown capability NET_ADMN")
        .withFix(new Fix("did you mean NET_ADMIN?", new Span(18, 26), "NET_ADMIN"))
        .withNote("capabilities(7) lists them");
    assertEquals("""
        error[JDF012]: unknown capability NET_ADMN
          --> image.jdf:2:9
           |
         2 | CAP_ADD NET_ADMN
           |         ^^^^^^^^ did you mean NET_ADMIN?
           |
           = note: capabilities(7) lists them
        """, render(text, finding));
  }

  @Test
  void aFixElsewhereIsHelp() {
    String text = "A b\n";
    Diagnostic finding = at(text, "b", "no").withFix(new Fix("write it so", new Span(0, 3), "A c"));
    assertTrue(
        render(text, finding).endsWith("   |\n   = help: write it so\n   |\n 1 | A c\n   | +++\n"));
  }

  @Test
  void otherPlacesAreUnderlinedWithDashes() {
    String text = "USER a\n\n\n\nUSER b\n";
    Diagnostic finding = at(text, "USER a", "has no effect").withLabel(new Span(10, 16), "wins");
    assertEquals("""
        error[JDF012]: has no effect
          --> image.jdf:1:1
           |
         1 | USER a
           | ^^^^^^
        ...
         5 | USER b
           | ------ wins
        """, render(text, finding));
  }

  @Test
  void aSpanOverLinesMarksTheFirstAndTheLast() {
    String text = "RUN a \\\n  b \\\n  c\n";
    assertEquals("""
        error[JDF012]: no
          --> image.jdf:1:5
           |
         1 | RUN a \\
           |     ^^^
         2 |   b \\
         3 |   c
           |   ^
        """, render(text, at(text, "a \\\n  b \\\n  c", "no")));
  }

  @Test
  void tabsCarriageReturnsAndWideCharactersKeepTheCaretInPlace() {
    String text = "ENV\tA=日本e\u0301 x\r\n";
    assertEquals("""
        error[JDF012]: no
          --> image.jdf:1:12
           |
         1 | ENV A=日本e\u0301 x
           |             ^
        """, render(text, at(text, "x", "no")));
  }

  @Test
  void aLongLineIsCutAroundTheCaret() {
    String text = "ENV " + "a".repeat(200) + " HERE " + "b".repeat(200) + "\n";
    assertEquals("""
        error[JDF012]: no
          --> image.jdf:1:206
           |
         1 | ...aaaaaaaaaaaaaa HERE bbbbbbbbbbbbbbbbbbbbbbbbbbbbb...
           |                   ^^^^
        """, render(text, at(text, "HERE", "no")));
  }

  @Test
  void aVeryLongLineIsCutAsALongOneIs() {
    String around = "a".repeat(3000);
    String text = "ENV " + around + " HERE " + around + "\nENV \t" + around + "\n";
    assertEquals("""
        error[JDF012]: no
          --> image.jdf:1:3006
           |
         1 | ...aaaaaaaaaaaaaa HERE aaaaaaaaaaaaaaaaaaaaaaaaaaaaa...
           |                   ^^^^
        """, render(text, at(text, "HERE", "no")));
    assertTrue(render(text, at(text, "ENV \t", "no")).contains(" 2 | ENV     aaa"));
  }

  @Test
  void tabsBehindCombiningAndWideCharactersStopWhereTheyShould() {
    String text = "FROM a\n\tENV\te\u0301\t日x\r\n";
    assertEquals("""
        error[JDF012]: no
          --> image.jdf:2:9
           |
         2 |     ENV e\u0301   日x
           |             ^^
        """, render(text, at(text, "日", "no")));
  }

  @Test
  void aMessageAboutAWordOfMegabytesKeepsItsEnds() {
    String word = "a".repeat(1 << 20);
    String shown =
        render("USER x\n", at("USER x\n", "x", "no user is called " + word + ": say who"));
    assertEquals(
        "error[JDF012]: no user is called " + "a".repeat(182) + "..." + "a".repeat(91)
            + ": say who",
        shown.lines().findFirst().orElse(""));
  }

  @Test
  void theEndOfTheFileIsAPlace() {
    String text = "FROM a\n";
    Diagnostic finding = Diagnostic.warning(Sample.SAMPLE, Span.at(text.length()), "no");
    assertEquals("""
        warning[JDF012]: no
          --> image.jdf:2:1
           |
         2 |
           | ^
        """, render(text, finding));
  }

  @Test
  void nothingInTheFileSteersTheTerminal() {
    String text = "A \u001b[2J\u202e x\n";
    String shown = render(text, at(text, "x", "bad \u001b[0m"));
    assertEquals(-1, shown.indexOf('\u001b'));
    assertEquals(-1, shown.indexOf('\u202e'));
  }

  @Test
  void coloursAreOnlyThereOnRequest() {
    String text = "A b\n";
    SourceFile source = new SourceFile("image.jdf", text);
    String shown = Renderer.render(source, at(text, "b", "no"), true, 60);
    assertTrue(shown.startsWith("\u001b[1;31merror[JDF012]\u001b[0m\u001b[1m: no\u001b[0m\n"));
  }

  @Test
  void marksOfOneLineShareARow() {
    String text = "FROM --platform=a --platform=b x\n";
    Diagnostic finding = at(text, "--platform=b", "given twice")
        .withLabel(new Span(18, 30), "given again")
        .withLabel(new Span(5, 17), "first given here");
    assertEquals("""
        error[JDF012]: given twice
          --> image.jdf:1:19
           |
         1 | FROM --platform=a --platform=b x
           |      ------------ ^^^^^^^^^^^^ given again
           |      |
           |      first given here
        """, render(text, finding));
  }

  @Test
  void theWordsOfMarksHangBelowEachOther() {
    String text = "A bb cc dd\n";
    Diagnostic finding = at(text, "bb", "no")
        .withLabel(new Span(2, 4), "one")
        .withLabel(new Span(5, 7), "two")
        .withLabel(new Span(8, 10), "three");
    assertEquals("""
        error[JDF012]: no
          --> image.jdf:1:3
           |
         1 | A bb cc dd
           |   ^^ -- -- three
           |   |  |
           |   |  two
           |   one
        """, render(text, finding));
  }

  @Test
  void marksInsideEachOtherKeepTheirWords() {
    String text = "A bb cc\n";
    Diagnostic finding = at(text, "cc", "no").withLabel(new Span(2, 7), "all of it");
    assertEquals("""
        error[JDF012]: no
          --> image.jdf:1:6
           |
         1 | A bb cc
           |   ---^^
           |   |
           |   all of it
        """, render(text, finding));
  }

  @Test
  void helpShowsTheLineAsItWillBe() {
    String text = "A b\n\nC\n";
    Diagnostic finding = at(text, "C", "no").withFix(new Fix("say so", new Span(2, 3), "beta"));
    assertTrue(render(text, finding).endsWith("""
           |
           = help: say so
           |
         1 | A beta
           |   ++++
        """), render(text, finding));
    Diagnostic removed = at(text, "C", "no").withFix(new Fix("remove b", new Span(1, 3), ""));
    assertTrue(render(text, removed).endsWith("   |\n 1 | A\n"), render(text, removed));
  }

  @Test
  void aByteOrderMarkTakesNoColumn() {
    String text = "\uFEFFFROM x\r\n";
    assertEquals("""
        error[JDF012]: no
          --> image.jdf:1:6
           |
         1 | FROM x
           |      ^
        """, render(text, at(text, "x", "no")));
  }

  @Test
  void emojiAndJoinedCharactersKeepTheCaretInPlace() {
    String text = "LABEL a=\u2705\uD83D\uDE00e\u0301\u1100\u1161 x\n";
    String caret = render(text, at(text, "x", "no")).lines().skip(4).findFirst().orElse("");
    assertEquals("   | " + " ".repeat(8 + 2 + 2 + 1 + 2 + 1) + "^", caret);
  }

  @Test
  void aTallyCountsTheHeaviestFirst() {
    Diagnostic error = at("A", "A", "no");
    Diagnostic warning = Diagnostic.warning(Sample.SAMPLE, new Span(0, 1), "no");
    assertEquals("", Tally.of(List.of()));
    assertEquals("1 error", Tally.of(List.of(error)));
    assertEquals("2 errors, 1 warning", Tally.of(List.of(error, warning, error)));
  }
}
