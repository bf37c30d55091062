package dev.jdf.syntax;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.NearestInFile;
import dev.jdf.source.Span;
import dev.jdf.syntax.Expansion.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Expands words going down a file, in which lines set variables for the lines below. */
final class Expander {

  private final Map<String, String> variables;
  private final Set<String> outside;
  private final char escape;
  private final Budget budget;
  private final NearestInFile nearest = new NearestInFile();
  private final List<Diagnostic> findings = new ArrayList<>();

  /**
   * Words of a stage.
   *
   * @param outside names that are known to FROM lines only
   */
  Expander(Map<String, String> variables, Set<String> outside, char escape, Budget budget) {
    this.outside = Collections.unmodifiableSet(outside);
    this.variables = new LinkedHashMap<>(variables);
    this.escape = escape;
    this.budget = budget;
  }

  void set(String name, String value) {
    variables.put(name, value);
  }

  Map<String, String> variables() {
    return variables;
  }

  /** All that was found so far. */
  List<Diagnostic> findings() {
    return findings;
  }

  Word word(Word written) {
    return written.changed(expansion(written).text());
  }

  /** The same, and what is not set is not told: for what is not carried out. */
  Word quietly(Word written) {
    int before = findings.size();
    Word word = word(written);
    findings.subList(before, findings.size()).removeIf(finding -> !finding.isError());
    return word;
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
    if (budget.isSpent()) {
      return Expansion.of("", variables, escape);
    }
    Expansion expansion = Expansion.of(written.text(), variables, escape);
    budget.spend(expansion.text().length());
    Optional<Problem> problem = budget.isSpent()
        ? Optional.of(
            Problem.of("the words of this file expand to more than " + Budget.MOST + " characters"))
        : expansion.problem();
    problem.ifPresent(it -> findings.add(EvaluationErrors.notExpanded(written, it)));
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
              : EvaluationErrors.unsetVariable(place, nearest.to(name, variables.keySet())));
    }
  }
}
