package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shorter paths are mounted first, so that a later line on a parent hides nothing below it. */
final class MountBeforeParent extends TargetRule {

  MountBeforeParent() {
    super(About.of("Mounts stand in the order in which they are made", Level.INFO));
  }

  @Override
  List<Diagnostic> check(Target target) {
    Map<String, Word> mounts = target.mounts();
    List<Diagnostic> findings = new ArrayList<>();
    mounts.forEach((path, word) -> MountTargets.around(path, mounts)
        .filter(parent -> word.span().start() < parent.getValue().span().start())
        .map(parent -> at(word.span(), path + " stays visible below " + parent.getKey())
            .withLabel(parent.getValue().span(), "this is mounted first, wherever it stands")
            .withNote(
                "shorter paths come first: write them above, or leave out what is not wanted"))
        .ifPresent(findings::add));
    return findings;
  }
}
