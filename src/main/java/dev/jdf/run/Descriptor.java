package dev.jdf.run;

import java.io.IOException;
import java.nio.file.Path;

/** An open file of this process, by its number. */
public record Descriptor(int number) implements AutoCloseable {

  /** A path that leads to the open file itself, whatever its name leads to by now: proc(5). */
  public Path path() {
    return Path.of("/proc/self/fd/" + number);
  }

  /** The same from another process of the same user. */
  public Path pathForOthers() {
    return Path.of("/proc/" + ProcessHandle.current().pid() + "/fd/" + number);
  }

  @Override
  public void close() throws IOException {
    Libc.close(this);
  }
}
