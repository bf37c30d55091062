package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.jdf.explain.InstructionPage;
import dev.jdf.syntax.Keywords;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.MarkupContent;
import org.junit.jupiter.api.Test;

/** Long texts in editors that show them as they are. */
class MarkupTest {

  @Test
  void marksAreTakenAway() {
    MarkupContent content = Markup.PLAIN.content("""
        ## Head

        **docker:** `--cap-add`, see [the page](file:///x.md)

        ---

        ```text
        CAP_ADD `x` **y**
        ```
        - one""");
    assertEquals("plaintext", content.getKind());
    assertEquals("""
        Head

        docker: --cap-add, see the page

          CAP_ADD `x` **y**
        - one""", content.getValue());
  }

  @Test
  void noMarkIsLeftInWhatIsToldOfInstructions() {
    for (String name : Keywords.names()) {
      String text =
          Markup.PLAIN.content(InstructionText.of(InstructionPage.of(name))).getValue();
      assertFalse(text.contains("**") || text.contains("`"), name + "\n" + text);
    }
  }

  @Test
  void anEditorSaysWhatItKnows() {
    assertEquals(Markup.PLAIN, Markup.of(Optional.of(List.of("plaintext"))));
    assertEquals(Markup.MARKDOWN, Markup.of(Optional.of(List.of("plaintext", "markdown"))));
    assertEquals(Markup.MARKDOWN, Markup.of(Optional.empty()));
  }
}
