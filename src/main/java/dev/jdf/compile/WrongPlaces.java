package dev.jdf.compile;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.SyntaxCode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a spec has errors: what a rule thinks of such a place is of no use yet. A rule that starts at
 * a FROM speaks of the stage below it, and waits if that line itself is none.
 *
 * @param errors the places of errors, and of text that was meant as an array
 * @param ends by the start of an error, the furthest end of those that start no later
 * @param stages the starts of FROM lines that can be read
 */
record WrongPlaces(Set<Span> errors, TreeMap<Integer, Integer> ends, Set<Integer> stages) {

  static WrongPlaces of(
      List<Stage> all, List<Diagnostic> parsing, Collection<Diagnostic> findings) {
    List<Span> errors = findings.stream()
        .filter(Diagnostic::isError)
        .map(Diagnostic::span)
        .sorted((one, other) -> Integer.compare(one.start(), other.start()))
        .toList();
    TreeMap<Integer, Integer> ends = new TreeMap<>();
    int furthest = 0;
    for (Span error : errors) {
      furthest = Math.max(furthest, error.end());
      ends.put(error.start(), furthest);
    }
    Set<Integer> stages = all.stream()
        .map(stage -> stage.from().keyword().span().start())
        .collect(Collectors.toSet());
    parsing.stream()
        .filter(Diagnostic::isError)
        .forEach(error -> stages.remove(error.span().start()));
    Set<Span> told = new HashSet<>(errors);
    parsing.stream()
        .filter(finding -> finding.code() == SyntaxCode.JSON_BROKEN)
        .map(Diagnostic::span)
        .forEach(told::add);
    return new WrongPlaces(told, ends, stages);
  }

  boolean touches(Span place) {
    if (errors.contains(place)) {
      return true;
    }
    Map.Entry<Integer, Integer> before = ends.lowerEntry(place.end());
    return before != null && before.getValue() > place.start() && !stages.contains(place.start());
  }
}
