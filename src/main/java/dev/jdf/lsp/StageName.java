package dev.jdf.lsp;

import dev.jdf.source.Span;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import dev.jdf.syntax.Variables;
import dev.jdf.syntax.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The name of a stage. */
record StageName(Document document, StageNames.Place here) implements Name {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]*");

  /** What FROM takes for something else. */
  private static final Set<String> RESERVED = Set.of("context", "host", "scratch");

  static Optional<Name> at(Document document, int offset) {
    return StageNames.at(document, offset).map(place -> new StageName(document, place));
  }

  @Override
  public Span span() {
    return here.span();
  }

  @Override
  public List<Place> places() {
    return StageNames.of(document).stream()
        .filter(it -> it.stage() == here.stage())
        .map(it -> new Place(it.span(), it.defines()))
        .toList();
  }

  @Override
  public List<Span> definitions() {
    return places().stream().filter(Place::defines).map(Place::span).toList();
  }

  @Override
  public Optional<String> fixed() {
    Spec spec = document.parsed().spec();
    List<Word> bases = Variables.of(spec, Request.PLAIN).bases();
    List<Stage> stages = document.stages().all();
    String name = document.source().text(span());
    for (int i = here.stage() + 1; i < stages.size(); i++) {
      Word image = stages.get(i).from().image();
      if (image.text().contains("$") && bases.get(i).text().equalsIgnoreCase(name)) {
        return Optional.of(
            RenameErrors.stageExpanded(name, document.source().line(image.span().start())));
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<String> refusal(String newName) {
    if (!NAME.matcher(newName).matches()) {
      return Optional.of(RenameErrors.noStageName(newName));
    }
    if (RESERVED.contains(newName)) {
      return Optional.of(RenameErrors.reserved(newName));
    }
    return isTaken(newName) ? Optional.of(RenameErrors.stageTaken(newName)) : Optional.empty();
  }

  private boolean isTaken(String newName) {
    List<Stage> stages = document.stages().all();
    for (int i = 0; i < stages.size(); i++) {
      Word other = stages.get(i).from().name();
      if (i != here.stage() && other != null && other.text().equals(newName)) {
        return true;
      }
    }
    return false;
  }
}
