package dev.jdf.lower;

import dev.jdf.diagnostic.Checked;
import dev.jdf.oci.Linux.Device;
import dev.jdf.source.SourceFile;
import java.util.List;
import java.util.Optional;

/** What a spec may name outside of itself and of its root: all that lowering looks at besides. */
public interface Surroundings {

  /** The devices that PRIVILEGED hands over. */
  List<Device> devices();

  /**
   * The device at an absolute path, links followed, or those below it if it is a directory; empty
   * if there is nothing at that path.
   */
  Optional<List<Device>> devices(String path);

  /** Whether {@code path} in the root at {@code root} is a directory that is not empty. */
  boolean hasFiles(String root, String path);

  /** Whether {@code path} in the root at {@code root} is there and no directory, and no link. */
  boolean isFile(String root, String path);

  /** A file that the spec names; a relative path starts from the folder of the spec. */
  Checked<SourceFile> file(String path);
}
