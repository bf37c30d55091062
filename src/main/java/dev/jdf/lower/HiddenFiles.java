package dev.jdf.lower;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.DockerfileInstruction.Volume;
import dev.jdf.syntax.Profile;
import java.util.ArrayList;
import java.util.List;

/** Where a VOLUME line puts an empty directory over files of the root, which docker would copy. */
final class HiddenFiles {

  private HiddenFiles() {}

  static List<Diagnostic> findings(Profile profile, Base base, Surroundings surroundings) {
    if (!base.isKnown() || base.host() || profile.all(Volume.class).isEmpty()) {
      return List.of();
    }
    List<Diagnostic> findings = new ArrayList<>();
    UserMounts.of(profile, List.of(), profile.from().span())
        .value()
        .ifPresent(mounts -> mounts.ofLines(profile).forEach((path, word) -> {
          if (surroundings.hasFiles(base.rootPath(), path)) {
            findings.add(MountErrors.volumeHides(word, path));
          }
        }));
    return findings;
  }
}
