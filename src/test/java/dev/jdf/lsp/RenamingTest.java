package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;

/** Which names a stage may not get, and what the editor says then. */
class RenamingTest {

  private static final Document TEXT =
      new Document("file:///nowhere/image.jdf", 1, "FROM scratch AS base\nFROM base AS other\n");

  private static String refused(String name) {
    return refused(TEXT, name);
  }

  @Test
  void whatIsNoNameOfAStageIsRefused() {
    assertEquals(
        "'Two words' is no name of a stage: a lower-case letter, then lower-case letters, digits,"
            + " '.', '_' and '-'",
        refused("Two words"));
    assertEquals("'scratch' means something else in FROM", refused("scratch"));
    assertEquals("another stage is called 'other' already", refused("other"));
  }

  @Test
  void itsOwnNameIsNone() {
    assertEquals(
        2,
        Renaming.to(TEXT, 17, "base").orElseThrow().getChanges().values().stream()
            .mapToInt(edits -> edits.size())
            .sum());
  }

  @Test
  void whatIsNoNameOfAVariableIsRefused() {
    Document text = new Document("file:///nowhere/image.jdf", 1, "FROM scratch\nARG A\n");
    assertEquals(
        "'a-b' is no name of a variable: a letter or '_', then letters, digits and '_'",
        refused(text, "a-b"));
    assertEquals(
        "docker itself sets 'http_proxy', or takes it without an ARG", refused(text, "http_proxy"));
    assertTrue(Renaming.to(text, 17, "A").isPresent());
  }

  private static String refused(Document text, String name) {
    return assertThrows(ResponseErrorException.class, () -> Renaming.to(text, 17, name))
        .getResponseError()
        .getMessage();
  }
}
