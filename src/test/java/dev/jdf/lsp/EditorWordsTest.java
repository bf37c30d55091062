package dev.jdf.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jdf.syntax.Keywords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The editors' own lists of instructions, which colour a file before a server runs. */
class EditorWordsTest {

  @Test
  void theGrammarOfVisualStudioCodeKnowsAllInstructions() throws IOException {
    assertKnows("editors/vscode/syntaxes/words.mjs", "'([A-Z_]+)'", "export const LANGUAGES");
  }

  @Test
  void theSyntaxFileOfVimKnowsAllInstructions() throws IOException {
    assertKnows(
        "editors/neovim/syntax/jdf.vim", "(?:\\(|\\|)([A-Z_]{3,})(?=\\\\)", "syntax match jdfAs");
  }

  @Test
  void theModeOfEmacsKnowsAllInstructions() throws IOException {
    assertKnows("editors/emacs/jdf-mode.el", "\"([A-Z_]+)\"", "defconst jdf-font-lock-keywords");
  }

  /** That the words in the head of a file are the instructions of the language and no others. */
  private static void assertKnows(String file, String word, String end) throws IOException {
    String text = Files.readString(Path.of(file));
    String head = text.substring(0, text.indexOf(end));
    TreeSet<String> words = Pattern.compile(word)
        .matcher(head)
        .results()
        .map(MatchResult::group)
        .map(match -> match.replaceAll("[^A-Z_]", ""))
        .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(Keywords.names()), words, file);
  }
}
