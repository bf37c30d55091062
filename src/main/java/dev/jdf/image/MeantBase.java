package dev.jdf.image;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What FROM may have meant by a name that leads to nothing: it may be a mistyped one of another kind.
 *
 * @param specDirectory what relative paths start from
 * @param stages what else has a name
 */
record MeantBase(Path specDirectory, List<String> stages) {

  /** What may stand in front of a colon. */
  private static final List<String> PREFIXES =
      List.of("dir", "oci", "oci-archive", "docker-archive", "docker");

  private static final Pattern DIGEST = Pattern.compile("(.+@)([^:@]+)(:[0-9a-f]+)");

  /** An error about the name, with what was meant. */
  Diagnostic offered(Diagnostic finding, String reference) {
    if (!finding.isError()) {
      return finding;
    }
    Diagnostic more = stages.contains(reference)
        ? finding.withNote("FROM sees only the stages above it")
        : finding;
    return more.didYouMean(meant(reference));
  }

  /** A directory of that name, or what is spelt nearly so. */
  private Optional<String> meant(String reference) {
    if (Bases.isPath(reference) && Files.isDirectory(specDirectory.resolve(reference))) {
      return Optional.of("./" + reference);
    }
    Optional<String> prefix = meantPrefix(reference);
    if (prefix.isPresent()) {
      return prefix;
    }
    List<String> names = new ArrayList<>(List.of("host", "scratch"));
    names.addAll(stages);
    names.remove(reference);
    return Nearest.to(reference, names);
  }

  /** A mistyped transport in front, or algorithm in front of a digest. */
  private static Optional<String> meantPrefix(String reference) {
    Matcher digest = DIGEST.matcher(reference);
    if (digest.matches()) {
      return Nearest.to(digest.group(2), List.of("sha256", "sha512"))
          .filter(right -> !right.equals(digest.group(2)))
          .map(right -> digest.group(1) + right + digest.group(3));
    }
    int colon = reference.indexOf(':');
    String prefix = reference.substring(0, Math.max(0, colon));
    return PREFIXES.contains(prefix)
        ? Optional.empty()
        : Nearest.to(prefix, PREFIXES).map(right -> right + reference.substring(colon));
  }
}
