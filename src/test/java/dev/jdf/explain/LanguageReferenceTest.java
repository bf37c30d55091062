package dev.jdf.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.jdf.syntax.Keywords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageReferenceTest {

  private static final Path DOCUMENT = Path.of("docs/language.md");

  @Test
  void theDocumentIsMadeOfThePages() throws IOException {
    String actual = LanguageReference.markdown();
    String before = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
    if (Boolean.getBoolean("golden.update") && !before.equals(actual)) {
      Files.writeString(DOCUMENT, actual);
      fail("rewrote " + DOCUMENT);
    }
    assertEquals(before, actual);
  }

  @Test
  void everyInstructionIsInItOnce() {
    List<String> all = Keywords.names().stream().sorted().toList();
    assertEquals(all, LanguageReference.order().stream().sorted().toList());
  }
}
