package dev.jdf.image;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.source.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The text of a root's passwd(5) and group(5), empty where there is none to read. */
record AccountFiles(String passwd, String group) {

  private static final int LIMIT = 1 << 20;

  static Checked<AccountFiles> read(Path root, Span span) {
    return text(root, "/etc/passwd", span)
        .then(passwd -> text(root, "/etc/group", span)
            .then(group -> Checked.ok(new AccountFiles(passwd, group))));
  }

  private static Checked<String> text(Path root, String path, Span span) {
    try {
      Optional<byte[]> bytes = new ScopedFiles(root).read(path, LIMIT + 1);
      if (bytes.isPresent() && bytes.get().length > LIMIT) {
        String message = path + " of " + root + " is larger than 1 MiB";
        return Checked.failed(List.of(Diagnostic.error(ImageCode.TOO_LARGE, span, message)));
      }
      return Checked.ok(bytes.map(b -> new String(b, StandardCharsets.UTF_8)).orElse(""));
    } catch (IOException e) {
      String message = "cannot read " + path + " of " + root;
      return Checked.failed(List.of(Diagnostic.error(ImageCode.CANNOT_READ, span, message)));
    }
  }
}
