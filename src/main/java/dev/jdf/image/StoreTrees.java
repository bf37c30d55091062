package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import dev.jdf.store.Store;
import dev.jdf.store.StoredImage;
import dev.jdf.store.Tree;
import dev.jdf.store.Trees.Filled;
import dev.jdf.unpack.Limits;
import dev.jdf.unpack.Ownership;
import dev.jdf.unpack.Telling;
import dev.jdf.unpack.UnpackCode;
import dev.jdf.unpack.Unpacking;
import dev.jdf.unpack.Unpacking.Unpacked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The store's own copies, which nobody writes to. */
public record StoreTrees(Store store) implements TreePlace {

  @Override
  public Checked<Path> tree(StoredImage image, Telling telling, Span span) throws IOException {
    Ownership ownership = Ownership.ofThisProcess();
    Tree tree = store.trees().get(image.manifest(), ownership == Ownership.FLATTENED, root -> {
      Unpacked unpacked = new Unpacking(Limits.USUAL, ownership, telling).unpack(image, root);
      return new Filled(
          unpacked.bytes(),
          unpacked.findings(span).stream().map(Diagnostic::message).toList());
    });
    // Told of a tree that was there before as well: whoever runs on it lacks the same.
    List<Diagnostic> findings = tree.lacks().stream()
        .map(it -> Diagnostic.warning(UnpackCode.LEFT_OUT, span, it))
        .toList();
    return Checked.partial(tree.root(), findings);
  }
}
