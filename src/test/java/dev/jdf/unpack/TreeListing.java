package dev.jdf.unpack;

import dev.jdf.container.Command;
import dev.jdf.container.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** What find(1) and getfattr(1) see of a tree: they share no code with what made it. */
public final class TreeListing {

  private static final String FACTS = "%P %y %m %U:%G links=%n size=%s %T@ %l\\n";

  private TreeListing() {}

  /** One line a file: name, type, permissions, owner, links, size, time, target; then attributes. */
  static String of(Path root) {
    String files = run(root, "find . -printf '" + FACTS + "' | LC_ALL=C sort | cat -v");
    String attributes =
        run(root, "getfattr -d -h -R -e hex -m 'user|security.capability|trusted' .");
    return normal(files) + attributes;
  }

  /** The same without the top, of which an image need not say anything. */
  public static String below(Path root) {
    return of(root).replaceFirst("(?m)^ d .*\\n", "");
  }

  /** The size of a directory is the file system's own; times have digits that nobody set. */
  private static String normal(String files) {
    return files
        .replaceAll("(?m)^(.* d \\d+ \\d+:\\d+) links=\\d+ size=\\d+", "$1")
        .replaceAll("(?m)(\\d)\\.0{10}", "$1")
        .replaceAll("(?m) $", "");
  }

  private static String run(Path root, String script) {
    Result result = Command.run(root, List.of("sh", "-c", script));
    Assertions.assertEquals(0, result.exit(), result.err());
    return result.out();
  }
}
