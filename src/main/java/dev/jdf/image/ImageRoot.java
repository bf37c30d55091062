package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.store.Store;
import dev.jdf.store.StoredImage;
import dev.jdf.store.Tree;
import dev.jdf.unpack.LeftOut;
import dev.jdf.unpack.Limits;
import dev.jdf.unpack.Ownership;
import dev.jdf.unpack.UnpackCode;
import dev.jdf.unpack.Unpacking;
import dev.jdf.unpack.Unpacking.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image of the store as a root.
 *
 * @param store where it is, and where its tree is kept
 */
record ImageRoot(Store store) {

  /**
   * The root of {@code image}, unpacked where it is not yet.
   *
   * @param span the place of its name in the spec
   */
  Checked<Rootfs> open(StoredImage image, Span span) throws IOException {
    long euid = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    Ownership ownership = Ownership.of(euid);
    List<Diagnostic> findings = new ArrayList<>();
    Tree tree = store.trees().get(image.manifest(), ownership == Ownership.FLATTENED, root -> {
      Unpacked unpacked = new Unpacking(Limits.USUAL, ownership).unpack(image, root);
      findings.addAll(leftOut(unpacked.leftOut(), span));
      return unpacked.bytes();
    });
    return Checked.partial(tree, findings)
        .then(it -> AccountFiles.read(it.root(), span))
        .then(accounts -> Checked.ok(new Rootfs(
            Rootfs.Kind.IMAGE,
            tree.root().toString(),
            image,
            accounts.passwd(),
            accounts.group())));
  }

  private static List<Diagnostic> leftOut(LeftOut leftOut, Span span) {
    if (leftOut.told().isEmpty()) {
      return List.of();
    }
    String message = "the image is unpacked without " + String.join(", ", leftOut.told());
    return List.of(Diagnostic.warning(UnpackCode.LEFT_OUT, span, message));
  }
}
