package dev.jdf.diagnostic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.source.SourceFile;
import dev.jdf.source.Span;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On a narrow terminal what stands beside carets goes on below itself. */
class WrappedFrameTest {

  @Test
  void wordsBesideCaretsGoOnBelowThemselves() {
    String text = "A bb cc\n";
    Diagnostic finding =
        at(text, "bb").withLabel(new Span(2, 4), "日本 two of them are wide, and it is long");
    assertEquals("""
           |
         1 | A bb cc
           |   ^^ 日本 two of them are wide,
           |      and it is long
        """, wrapped(text, finding, 36));
  }

  @Test
  void wordsThatHaveNoRoomBesideCaretsHangBelow() {
    String text = "A " + "b".repeat(20) + " cc\n";
    Diagnostic finding =
        at(text, "cc").withLabel(new Span(23, 25), "did you mean something that is longer?");
    assertEquals("""
           |
         1 | A bbbbbbbbbbbbbbbbbbbb cc
           |                        ^^
           |                        |
           |              did you mean
           |              something that is
           |              longer?
        """, wrapped(text, finding, 38));
  }

  @Test
  void eachOfSeveralMarksHasItsWordsBroken() {
    String text = "A bb cc\n";
    Diagnostic finding = at(text, "bb")
        .withLabel(new Span(2, 4), "the first of the two marks speaks")
        .withLabel(new Span(5, 7), "and so does the second one of them");
    assertEquals("""
           |
         1 | A bb cc
           |   ^^ -- and so does the second
           |   |     one of them
           |   |
           |   the first of the two marks
           |   speaks
        """, wrapped(text, finding, 36));
  }

  private static Diagnostic at(String text, String marked) {
    int start = text.indexOf(marked);
    Span span = new Span(start, start + marked.length());
    return Diagnostic.error(RendererTest.Sample.SAMPLE, span, "no");
  }

  /** The frame as a terminal of that width shows it. */
  private static String wrapped(String text, Diagnostic finding, int columns) {
    SourceFile source = new SourceFile("image.jdf", text);
    String shown = Renderer.render(source, List.of(finding), new Screen(false, columns, true));
    return shown.lines().skip(2).map(line -> line + "\n").collect(Collectors.joining());
  }
}
