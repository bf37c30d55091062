package dev.jdf.syntax;

import dev.jdf.syntax.antlr.JdfLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Vocabulary;

/** The names of all instructions, as the grammar lists them. */
public final class Keywords {

  private static final List<String> NAMES = read();

  private Keywords() {}

  /** In upper case, in the grammar's order. */
  public static List<String> names() {
    return NAMES;
  }

  private static List<String> read() {
    Vocabulary vocabulary = JdfLexer.VOCABULARY;
    List<String> names = new ArrayList<>();
    for (int type = JdfLexer.FROM; type <= JdfLexer.TTY; type++) {
      names.add(vocabulary.getSymbolicName(type));
    }
    return List.copyOf(names);
  }
}
