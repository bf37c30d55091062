package dev.jdf.syntax;

import dev.jdf.syntax.antlr.JdfWordParser;
import dev.jdf.syntax.antlr.JdfWordParser.WordContext;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;

/** The quotes, escapes and variables of a word as the grammar sees them. */
final class WordTree {

  private WordTree() {}

  /** Whether there are any: most words are plain, and need no tree. */
  static boolean isPlain(String text, char escape) {
    return text.indexOf('$') < 0
        && text.indexOf(escape) < 0
        && text.indexOf('"') < 0
        && text.indexOf('\'') < 0;
  }

  /** The grammar takes any text, so there is nothing that its parser could report. */
  static WordContext of(WordCharacters characters) {
    WordLexer lexer = new WordLexer(characters);
    JdfWordParser parser = new JdfWordParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser.word();
  }
}
