package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expands words going down a file, in which lines set variables for the lines below. */
final class Expander {

  /** What all words of a file may come to together, so that no file fills the memory. */
  private static final int MOST = 16 << 20;

  private static final int MOST_SUGGESTED = 500;

  private final Map<String, String> variables;
  private final Set<String> outside;
  private final char escape;
  private final List<Diagnostic> findings;
  private long total;

  /**
   * Words of a stage.
   *
   * @param outside names that are known to FROM lines only
   */
  Expander(
      Map<String, String> variables, Set<String> outside, char escape, List<Diagnostic> findings) {
    this.outside = Set.copyOf(outside);
    this.variables = new LinkedHashMap<>(variables);
    this.escape = escape;
    this.findings = findings;
  }

  void set(String name, String value) {
    variables.put(name, value);
  }

  Map<String, String> variables() {
    return variables;
  }

  List<Diagnostic> findings() {
    return findings;
  }

  Word word(Word written) {
    return written.changed(expansion(written).text());
  }

  List<Word> each(List<Word> written) {
    return written.stream().map(this::word).toList();
  }

  /** What comes out is split into words again. */
  List<Word> split(Word written) {
    return expansion(written).words().stream().map(written::changed).toList();
  }

  List<Pair> pairs(List<Pair> written) {
    return written.stream()
        .map(pair -> new Pair(word(pair.key()), word(pair.value()), pair.legacy()))
        .toList();
  }

  private Expansion expansion(Word written) {
    if (total > MOST) {
      return Expansion.of("", variables, escape);
    }
    Expansion expansion = Expansion.of(written.text(), variables, escape);
    total += expansion.text().length();
    Optional<String> problem = total > MOST
        ? Optional.of("the words of this file expand to more than " + MOST + " characters")
        : expansion.problem();
    problem.ifPresent(it -> findings.add(EvaluationErrors.badSubstitution(written, it)));
    if (problem.isEmpty() && !expansion.unset().isEmpty()) {
      reportUnset(written, expansion.unset());
    }
    return expansion;
  }

  /** Each at the first place of the word that names it. */
  private void reportUnset(Word written, Set<String> names) {
    Map<String, Span> places = new HashMap<>();
    VariableReference.in(written, escape)
        .forEach(reference -> places.putIfAbsent(reference.name(), reference.nameSpan()));
    for (String name : names) {
      Word place = new Word(name, places.getOrDefault(name, written.span()));
      findings.add(
          outside.contains(name)
              ? EvaluationErrors.outsideVariable(place)
              : EvaluationErrors.unsetVariable(place, suggestions()));
    }
  }

  private Collection<String> suggestions() {
    return variables.size() > MOST_SUGGESTED ? List.of() : variables.keySet();
  }
}
