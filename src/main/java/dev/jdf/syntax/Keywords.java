package dev.jdf.syntax;

import dev.jdf.syntax.antlr.JdfLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.antlr.v4.runtime.Vocabulary;

/** The names of all instructions, as the grammar lists them. */
public final class Keywords {

  private static final List<String> NAMES = read(JdfLexer.FROM);
  private static final Set<String> WORDS = Set.copyOf(NAMES);
  private static final List<String> ISOLATING = read(JdfLexer.CAP_ADD);

  private Keywords() {}

  /** In upper case, in the grammar's order. */
  public static List<String> names() {
    return NAMES;
  }

  /** Whether it is the name of an instruction, in upper case. */
  public static boolean isName(String word) {
    return WORDS.contains(word);
  }

  /** Whether it is the name of an isolating instruction, in any case. */
  public static boolean isIsolating(String keyword) {
    return ISOLATING.contains(keyword.toUpperCase(Locale.ROOT));
  }

  /** From one of them to the last one. */
  private static List<String> read(int first) {
    Vocabulary vocabulary = JdfLexer.VOCABULARY;
    List<String> names = new ArrayList<>();
    for (int type = first; type <= JdfLexer.TTY; type++) {
      names.add(vocabulary.getSymbolicName(type));
    }
    return List.copyOf(names);
  }
}
