package dev.jdf.lsp;

import dev.jdf.syntax.Instruction;
import dev.jdf.syntax.Layer;
import dev.jdf.syntax.Profile;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a spec says at one of its places: of all that stands above it, or in its stage. */
record Scope(StageProfiles profiles, int offset) {

  static Scope of(Document document, int offset) {
    return new Scope(document.profiles(), offset);
  }

  /** The stage around the place and those it starts from, without the line there. */
  Optional<Profile> others() {
    return profile(
        line -> !(line.span().start() <= offset && offset <= line.span().end()));
  }

  /** The same up to the line at the place, which is part of it. */
  Optional<Profile> upToHere() {
    return profile(line -> line.span().start() <= offset);
  }

  private Optional<Profile> profile(Predicate<Instruction> wanted) {
    return profiles
        .of(profiles.around(offset))
        .map(all -> new Profile(
            all.from(),
            all.platform(),
            all.layers().stream().map(layer -> part(layer, wanted)).toList()));
  }

  private static Layer part(Layer layer, Predicate<Instruction> wanted) {
    List<Instruction> lines = layer.instructions().stream().filter(wanted).toList();
    return new Layer(layer.stageName(), lines);
  }
}
