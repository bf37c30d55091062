package dev.jdf.lsp;

import dev.jdf.syntax.Evaluation;
import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Profile;
import dev.jdf.syntax.Request;
import dev.jdf.syntax.Spec;
import dev.jdf.syntax.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a spec says at one of its places: of all that stands above it, or in its stage. */
record Scope(Spec spec, int offset) {

  private static final Request PLAIN =
      new Request(Optional.empty(), Collections.emptyMap(), "linux/amd64");

  static Scope of(Document document, int offset) {
    return new Scope(document.parsed().spec(), offset);
  }

  /** The spec up to the end of the stage around the place, without the line there. */
  Optional<Profile> others() {
    int end = Stage.all(spec).stream()
        .map(stage -> stage.from().span().start())
        .filter(start -> start > offset)
        .findFirst()
        .orElse(Integer.MAX_VALUE);
    return profile(line -> line.span().start() < end
        && !(line.span().start() <= offset && offset <= line.span().end()));
  }

  /** The spec up to the line at the place, which is part of it. */
  Optional<Profile> upToHere() {
    return profile(line -> line.span().start() <= offset);
  }

  private Optional<Profile> profile(Predicate<Instruction> wanted) {
    List<Instruction> lines = new ArrayList<>(spec.instructions());
    lines.removeIf(wanted.negate());
    Spec part = new Spec(spec.source(), spec.directives(), spec.escape(), spec.comments(), lines);
    return Evaluation.of(part, PLAIN)
        .value()
        .flatMap(stages -> stages.profile(Collections.emptyMap()).value());
  }
}
