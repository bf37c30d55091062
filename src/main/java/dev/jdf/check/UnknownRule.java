package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.NearestInFile;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.stream.Stream;

/** A comment that silences a rule which does not exist silences nothing. */
final class UnknownRule extends SpecRule {

  UnknownRule() {
    super(About.of("A silenced rule exists", Level.WARNING).withFixesAsOffers().demanded());
  }

  @Override
  List<Diagnostic> check(Subject subject) {
    List<String> known = Rules.ALL.stream().map(Rule::id).toList();
    NearestInFile nearest = new NearestInFile();
    Stream<Word> silenced =
        subject.silencers().stream().flatMap(silencer -> silencer.rules().stream());
    return Stream.concat(silenced, Directives.askedFor(subject.spec()).stream())
        .filter(name -> !name.text().equals("all"))
        .filter(name -> known.stream().noneMatch(name.text()::equalsIgnoreCase))
        .map(name -> at(name.span(), "no rule is called " + name.text())
            .didYouMean(nearest.to(name.text(), known)))
        .toList();
  }
}
