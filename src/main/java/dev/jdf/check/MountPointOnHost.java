package dev.jdf.check;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.IsolationInstruction.Mount;
import dev.jdf.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A mount needs a directory to stand on; below a bind mount that is one of the host. */
final class MountPointOnHost extends TargetRule {

  MountPointOnHost() {
    super(About.of("No mount point lies in a directory of the host", Level.INFO));
  }

  @Override
  List<Diagnostic> check(Target target) {
    Map<String, Word> mounts = target.mounts();
    Set<Word> lines = Set.copyOf(target.words(Mount.class));
    List<Diagnostic> findings = new ArrayList<>();
    mounts.forEach((path, word) -> MountTargets.around(path, mounts)
        .filter(parent -> lines.contains(parent.getValue()))
        .flatMap(parent -> check(path, word, parent.getValue()))
        .ifPresent(findings::add));
    return findings;
  }

  private Optional<Diagnostic> check(String path, Word word, Word parent) {
    BindMount bind = BindMount.of(parent);
    if (!bind.isBind() || bind.source().isEmpty() || bind.target().isEmpty()) {
      return Optional.empty();
    }
    String place = bind.source().get() + path.substring(bind.target().get().length());
    String message = bind.readonly()
        ? place + " has to be there: the mount around it is read-only"
        : place + " is made on the host if it is not there, and stays";
    return Optional.of(at(word.span(), message)
        .withLabel(parent.span(), "this mounts what is around it")
        .withNote("mount the two in different places, or keep the directory there"));
  }
}
