package dev.jdf.syntax;

import dev.jdf.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A place where a variable's value is put in: {@code $NAME}, {@code ${NAME}} or {@code ${NAME:-word}}.
 *
 * @param name empty where none is written behind <code>${</code>
 * @param nameSpan where the name alone is written
 * @param span from the dollar sign to the last character; where the word is not written as its
 *     characters are, all of the word
 * @param operator what stands behind the name, such as {@code :-}; else empty
 */
public record VariableReference(String name, Span nameSpan, Span span, String operator) {

  /** All of a spec, in file order; those inside of another one follow it. */
  public static List<VariableReference> in(Spec spec) {
    return spec.instructions().stream().flatMap(line -> in(spec, line).stream()).toList();
  }

  /** Those of a line of the spec, with the bodies of its here-documents. */
  public static List<VariableReference> in(Spec spec, Instruction line) {
    List<VariableReference> references = new ArrayList<>();
    ExpandedParts.words(line).forEach(word -> references.addAll(in(word, spec.escape())));
    for (Heredoc heredoc : ExpandedParts.bodies(line)) {
      Word body = new Word(spec.source().text(heredoc.body()), heredoc.body());
      references.addAll(in(body, new WordCharacters(body.text(), '\\', true)));
    }
    references.sort(Comparator.comparingInt(reference -> reference.span().start()));
    return references;
  }

  /** Those of a word in which variables are put in. */
  public static List<VariableReference> in(Word word, char escape) {
    return word.text().indexOf('$') < 0
        ? List.of()
        : in(word, new WordCharacters(word.text(), escape, false));
  }

  private static List<VariableReference> in(Word word, WordCharacters characters) {
    return new ReferenceFinder(word).in(WordTree.of(characters));
  }
}
