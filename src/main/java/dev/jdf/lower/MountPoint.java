package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.linux.AbsolutePath;
import dev.jdf.oci.ProcFiles;
import dev.jdf.syntax.Word;
import java.util.List;

/** Where something is mounted: an absolute path in its shortest form, and none of the forbidden. */
final class MountPoint {

  private MountPoint() {}

  static Checked<String> parse(Word word) {
    if (!word.text().startsWith("/")) {
      return failed(MountErrors.relativePath(word));
    }
    String path = AbsolutePath.clean(word.text());
    if (path.equals("/")) {
      return failed(MountErrors.onRoot(word));
    }
    boolean proc = isWithin(path, "/proc") && !ProcFiles.COVERABLE.contains(path);
    return proc ? failed(MountErrors.insideProc(word)) : Checked.ok(path);
  }

  static boolean isWithin(String path, String directory) {
    return path.equals(directory) || path.startsWith(directory + "/");
  }

  static int depth(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  private static Checked<String> failed(Diagnostic finding) {
    return Checked.failed(List.of(finding));
  }
}
