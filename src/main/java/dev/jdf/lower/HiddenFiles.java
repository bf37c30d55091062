package dev.jdf.lower;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.syntax.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of the root new file systems stand on: a VOLUME line puts an empty directory over files that
 * docker would copy, and on a file none can be mounted.
 */
record HiddenFiles(String root, UserMounts mounts, Surroundings surroundings) {

  /** Mounts of every container, under which nothing of the root is. */
  private static final List<String> DEFAULTS = List.of("/dev", "/sys");

  static List<Diagnostic> findings(Profile profile, Base base, Surroundings surroundings) {
    if (!base.isKnown() || base.host()) {
      return List.of();
    }
    Optional<UserMounts> mounts =
        UserMounts.of(profile, List.of(), profile.from().span()).value();
    return mounts
        .map(all -> new HiddenFiles(base.rootPath(), all, surroundings).findings(profile))
        .orElse(List.of());
  }

  private List<Diagnostic> findings(Profile profile) {
    List<Diagnostic> findings = new ArrayList<>();
    mounts.ofLines(profile).forEach((path, word) -> {
      if (surroundings.hasFiles(root, path)) {
        findings.add(MountErrors.volumeHides(word, path));
      }
    });
    mounts.byDestination().forEach((path, asked) -> {
      if ("tmpfs".equals(asked.mount().type())
          && surroundings.isFile(root, path)
          && isOfRoot(path)) {
        findings.add(MountErrors.onFile(asked.word(), path));
      }
    });
    return findings;
  }

  /** Whether no other mount is above it: looked for upwards, as a spec may have many mounts. */
  private boolean isOfRoot(String path) {
    int end = path.lastIndexOf('/');
    while (end > 0) {
      String above = path.substring(0, end);
      if (mounts.destinations().contains(above) || DEFAULTS.contains(above)) {
        return false;
      }
      end = above.lastIndexOf('/');
    }
    return !DEFAULTS.contains(path);
  }
}
