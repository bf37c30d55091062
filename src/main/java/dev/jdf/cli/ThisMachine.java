package dev.jdf.cli;

import dev.jdf.linux.Arch;
import dev.jdf.plan.Host;
import dev.jdf.run.HostReader;
import java.io.IOException;
import java.nio.file.Path;

/** The machine that the command runs on, as plans are made for it. */
final class ThisMachine {

  private ThisMachine() {}

  static Host host() throws IOException {
    return reader().read(arch(), user());
  }

  /** The same, with what it was read from. */
  static HostReader.Reading observed() throws IOException {
    return reader().observe(arch(), user());
  }

  private static HostReader reader() {
    return new HostReader(Path.of("/"));
  }

  private static String user() {
    return System.getProperty("user.name", "");
  }

  static Arch arch() throws IOException {
    String system = System.getProperty("os.name", "");
    if (!system.equals("Linux")) {
      throw new IOException("runs on Linux, not " + system);
    }
    String name = System.getProperty("os.arch", "");
    return Arch.ofUname(name)
        .orElseThrow(() -> new IOException("makes launchers for x86_64 and aarch64, not " + name));
  }
}
