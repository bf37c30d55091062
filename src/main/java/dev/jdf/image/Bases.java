package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Nearest;
import dev.jdf.source.Span;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Opens what FROM names.
 *
 * @param specDirectory what relative paths start from
 * @param cacheDirectory where empty roots are kept
 * @param asked the text that is compiled, and what else was asked for: what is mounted depends on it
 */
public record Bases(Path specDirectory, Path cacheDirectory, String asked) {

  private static final List<String> TRANSPORTS =
      List.of("oci:", "oci-archive:", "docker-archive:", "docker:", "docker-daemon:");

  /**
   * The root filesystem of {@code reference}.
   *
   * @param span its place in the spec
   * @param stages what else could have been meant
   */
  public Checked<Rootfs> open(String reference, Span span, List<String> stages) {
    return switch (reference) {
      case "host" -> host(span);
      case "scratch" -> new ScratchRoot(cacheDirectory, specDirectory, asked).open(span);
      default ->
        directory(reference)
            .map(path -> DirectoryRoot.open(specDirectory.resolve(path), span))
            .orElseGet(() -> Checked.failed(List.of(notSupported(reference, span, stages))));
    };
  }

  private static Checked<Rootfs> host(Span span) {
    return AccountFiles.read(Path.of("/"), span)
        .then(files ->
            Checked.ok(new Rootfs(Rootfs.Kind.HOST, "/", null, files.passwd(), files.group())));
  }

  /** The path in {@code dir:PATH}, or what cannot be anything but a path. */
  private static Optional<String> directory(String reference) {
    if (reference.startsWith("dir:")) {
      return Optional.of(reference.substring("dir:".length())).filter(Bases::isPath);
    }
    boolean path = Stream.of("/", "./", "../").anyMatch(reference::startsWith)
        || reference.equals(".")
        || reference.equals("..");
    return Optional.of(reference).filter(text -> path && isPath(text));
  }

  private static boolean isPath(String text) {
    return !text.isEmpty() && text.indexOf('\0') < 0;
  }

  private Diagnostic notSupported(String reference, Span span, List<String> stages) {
    Optional<String> transport =
        TRANSPORTS.stream().filter(reference::startsWith).findFirst();
    String message = transport.isPresent()
        ? "images by " + transport.get() + " are not supported yet"
        : "'" + reference + "' would be an image of a registry: not supported yet";
    Diagnostic finding = Diagnostic.error(ImageCode.NOT_SUPPORTED, span, message);
    if (stages.contains(reference)) {
      finding = finding.withNote("FROM sees only the stages above it");
    }
    return finding
        .didYouMean(meant(reference, stages))
        .withNote("FROM host, FROM scratch and FROM dir:./rootfs work; unpack an image into a"
            + " directory to use it");
  }

  /** A directory of that name, or what is spelt nearly so. */
  private Optional<String> meant(String reference, List<String> stages) {
    if (isPath(reference) && Files.isDirectory(specDirectory.resolve(reference))) {
      return Optional.of("./" + reference);
    }
    List<String> names = new ArrayList<>(List.of("host", "scratch"));
    names.addAll(stages);
    names.remove(reference);
    return Nearest.to(reference, names);
  }
}
