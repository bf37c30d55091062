package dev.jdf.cli;

import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.file.FileCode;
import dev.jdf.registry.RegistryReference;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What to say of a word that was to be a spec and is no file: docker and podman take images there. */
final class NoSuchFile {

  /** Names of images are in lower case; a path that starts with a dot or a slash is none. */
  private static final Pattern IMAGE = Pattern.compile("[a-z0-9][^A-Z]*");

  private static final Pattern FILE =
      Pattern.compile(".*\\.(?:jdf|json|ya?ml|lock|txt|conf|sh)|.*/");

  private NoSuchFile() {}

  /** The sentence, if nothing nearer was offered. */
  static Optional<String> hint(String word, List<Diagnostic> findings) {
    boolean missing = findings.stream()
        .anyMatch(it -> it.code() == FileCode.NO_SUCH_FILE && !it.message().contains("did you"));
    boolean image = IMAGE.matcher(word).matches()
        && !FILE.matcher(word).matches()
        && RegistryReference.parse(word).value().isPresent();
    return missing && image
        ? Optional.of(
            "if it is an image: a spec names it, FROM " + word + ", and the spec is built and run")
        : Optional.empty();
  }
}
