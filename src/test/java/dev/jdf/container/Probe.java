package dev.jdf.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program {@code probe.c}, which looks at a container from inside by plain system calls. */
final class Probe {

  private static final Path SOURCE = Path.of("src/test/resources/container/probe.c");
  private static final Path PROGRAM = Path.of("target/probe");

  private Probe() {}

  /** Puts it in the bundle as {@code /bin/probe}; the test is skipped without a C compiler. */
  static Bundle into(Bundle bundle) {
    assumeTrue(System.getProperty("os.arch").equals("amd64"), "needs x86-64");
    assumeTrue(Command.exists("gcc"), "needs gcc");
    compile();
    try {
      Files.copy(PROGRAM, bundle.rootfs().resolve("bin/probe"));
      return bundle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program itself, to be run on the host. */
  static Path program() {
    compile();
    return PROGRAM.toAbsolutePath();
  }

  private static synchronized void compile() {
    try {
      boolean fresh = Files.exists(PROGRAM)
          && Files.getLastModifiedTime(PROGRAM).compareTo(Files.getLastModifiedTime(SOURCE)) > 0;
      if (!fresh) {
        Command.run(
                Path.of("."),
                List.of("gcc", "-static", "-O1", "-w", "-o", PROGRAM.toString(), SOURCE.toString()))
            .ok();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
