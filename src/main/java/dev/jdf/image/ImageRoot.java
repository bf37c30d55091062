package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.source.Span;
import dev.jdf.store.StoredImage;
import dev.jdf.unpack.Telling;
import java.io.IOException;

/**
 * An image of the store as a root.
 *
 * @param place where its files are to be
 * @param telling who is told if that takes long
 */
record ImageRoot(TreePlace place, Telling telling) {

  /**
   * The root of {@code image}.
   *
   * @param span the place of its name in the spec
   */
  Checked<Rootfs> open(StoredImage image, Span span) throws IOException {
    return place
        .tree(image, telling, span)
        .then(root -> AccountFiles.read(root, span)
            .then(accounts -> Checked.ok(new Rootfs(
                Rootfs.Kind.IMAGE, root.toString(), image, accounts.passwd(), accounts.group()))));
  }
}
