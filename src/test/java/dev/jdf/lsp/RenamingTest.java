package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;

/** Which names a stage may not get, and what the editor says then. */
class RenamingTest {

  private static final Document TEXT =
      new Document("file:///nowhere/image.jdf", 1, "FROM scratch AS base\nFROM base AS other\n");

  private static String refused(String name) {
    return assertThrows(ResponseErrorException.class, () -> Renaming.to(TEXT, 17, name))
        .getResponseError()
        .getMessage();
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
}
