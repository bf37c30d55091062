package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import java.util.List;

/** A comment that silences a rule which does not exist silences nothing. */
final class UnknownRule implements Rule {

  @Override
  public String title() {
    return "A silenced rule exists";
  }

  @Override
  public Level level() {
    return Level.WARNING;
  }

  @Override
  public boolean fixIsSound() {
    return false;
  }

  @Override
  public boolean canBeIgnored() {
    return false;
  }

  @Override
  public List<Diagnostic> check(Subject subject) {
    List<String> known = Rules.ALL.stream().map(Rule::id).toList();
    return Silencer.all(subject.spec()).stream()
        .flatMap(silencer -> silencer.rules().stream())
        .filter(name -> !name.text().equals("all"))
        .filter(name -> known.stream().noneMatch(name.text()::equalsIgnoreCase))
        .map(name -> at(name.span(), "no rule is called " + name.text())
            .didYouMean(Nearest.to(name.text(), known)))
        .toList();
  }
}
