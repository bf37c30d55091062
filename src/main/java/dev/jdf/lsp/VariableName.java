package dev.jdf.lsp;

import dev.jdf.lsp.VariableUse.Kind;
import dev.jdf.source.Span;
import dev.jdf.syntax.BuildArguments;
import dev.jdf.syntax.StageTree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The name of an ARG or ENV, or a place where its value is put in. */
record VariableName(Document document, VariableUse here) implements Name {

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What docker sets in every process, or every shell looks for. */
  private static final Set<String> OF_PROGRAMS = Set.of("PATH", "HOME", "HOSTNAME", "TERM");

  static Optional<Name> at(Document document, int offset) {
    return document.variables().stream()
        .filter(use -> use.span().start() <= offset && offset <= use.span().end())
        .<Name>map(use -> new VariableName(document, use))
        .findFirst();
  }

  @Override
  public Span span() {
    return here.span();
  }

  @Override
  public List<Place> places() {
    return uses().stream().map(use -> new Place(use.span(), use.defines())).toList();
  }

  /** The last line that sets it; of an ARG that hands a global value on, the line of that. */
  @Override
  public List<Span> definitions() {
    return Optional.ofNullable(here.source())
        .or(() -> Optional.of(here.span()).filter(it -> here.defines()))
        .stream()
        .toList();
  }

  private List<VariableUse> uses() {
    return document.variables().stream().filter(here::isSame).toList();
  }

  @Override
  public Optional<String> fixed() {
    if (BuildArguments.isPredefined(here.name())) {
      return Optional.of(RenameErrors.predefined(here.name()));
    }
    if (here.variable() == null) {
      return Optional.of(RenameErrors.unset(here.name()));
    }
    if (OF_PROGRAMS.contains(here.name())) {
      return Optional.of(RenameErrors.ofPrograms(here.name()));
    }
    return first(uses(), use -> use.kind() == Kind.UNCLEAR)
        .map(use -> RenameErrors.unclear(here.name(), line(use)))
        .or(() -> first(uses(), use -> !isInOnePiece(use))
            .map(use -> RenameErrors.inPieces(here.name(), line(use))));
  }

  @Override
  public Optional<String> refusal(String newName) {
    if (!NAME.matcher(newName).matches()) {
      return Optional.of(RenameErrors.noVariableName(newName));
    }
    if (BuildArguments.isPredefined(newName)) {
      return Optional.of(RenameErrors.predefined(newName));
    }
    return newName.equals(here.name())
        ? Optional.empty()
        : first(document.variables(), clash(newName))
            .map(use -> RenameErrors.variableTaken(newName, line(use)));
  }

  /**
   * Where another variable would become this one: in its stages, in FROM lines if those read it,
   * and where an ARG would hand on another value than before.
   */
  private Predicate<VariableUse> clash(String newName) {
    List<VariableUse> uses = uses();
    Set<Integer> stages = uses.stream().map(VariableUse::stage).collect(Collectors.toSet());
    boolean global = stages.contains(VariableUse.GLOBAL);
    boolean handedOn = uses.stream().anyMatch(use -> use.kind() == Kind.DECLARES);
    Set<Integer> inherited = StageTree.of(document.stages()).startingFrom(stages);
    return use -> use.name().equals(newName)
        && (inherited.contains(use.stage())
            || (global && use.kind() == Kind.DECLARES)
            || (handedOn && use.stage() == VariableUse.GLOBAL && use.defines()));
  }

  private boolean isInOnePiece(VariableUse use) {
    return document.source().text(use.span()).equals(use.name());
  }

  private int line(VariableUse use) {
    return document.source().line(use.span().start());
  }

  private static Optional<VariableUse> first(
      List<VariableUse> uses, Predicate<VariableUse> wanted) {
    return uses.stream().filter(wanted).findFirst();
  }
}
