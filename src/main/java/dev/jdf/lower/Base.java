package dev.jdf.lower;

import dev.jdf.linux.Accounts;
import dev.jdf.oci.ImageConfig;
import dev.jdf.oci.ImageConfig.Execution;
import dev.jdf.syntax.Inherited;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root that FROM names.
 *
 * @param rootPath absolute
 * @param readonly whether nothing can make it writable
 * @param host whether it is the machine's own root, of which secrets are hidden
 * @param image absent where there is a directory and nothing else
 * @param accounts the root's users and groups
 */
public record Base(
    String rootPath,
    boolean readonly,
    boolean host,
    @Nullable ImageConfig image,
    Accounts accounts) {

  /** In the place of a root that FROM names wrongly, so that the rest is checked all the same. */
  public static final Base UNKNOWN =
      new Base("", false, false, null, Accounts.parse(Optional.empty(), Optional.empty()));

  /** Of a root that is not there, in the place of which an image may say how it is run. */
  public static Base unknown(Optional<ImageConfig> image) {
    return image.map(it -> new Base("", false, false, it, UNKNOWN.accounts())).orElse(UNKNOWN);
  }

  /** Whether anything can be said of the root's files: its users. */
  boolean isKnown() {
    return !rootPath.isEmpty();
  }

  /** What people call the root: where the empty one lies is nobody's business. */
  String name() {
    if (image != null) {
      return "the image";
    }
    return readonly && !host ? "scratch" : rootPath;
  }

  /** What the lines of a spec depend on, where the image says so. */
  public Inherited inherited() {
    return new Inherited(
        execution().variables(), execution().onBuild(), execution().shell());
  }

  /** How the image wants to be run; nothing is said where there is no image. */
  Execution execution() {
    return image == null ? Execution.NONE : image.config();
  }
}
