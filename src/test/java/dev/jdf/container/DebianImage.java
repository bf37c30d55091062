package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Debian, as debootstrap installs it from the machine's own mirror and umoci packs it. It takes
 * the longest of all images, and is kept in {@code target} for the next run of the tests.
 */
final class DebianImage {

  private static final Path PLACE = Path.of("target/debian").toAbsolutePath();
  private static final long MOST_MINUTES = 10;
  private static final int NOT_INSTALLED = 3;

  private static final String SCRIPT = """
      set -e
      exec 9>lock
      flock 9
      [ ! -d image ] || exit 0
      . /etc/os-release
      rm -rf root part
      mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Identifier: Packages' \\
        "Codename: $VERSION_CODENAME" | head -n 1)
      debootstrap --variant=minbase "$VERSION_CODENAME" root $mirror || exit %d
      rm -f root/var/cache/apt/archives/*.deb
      umoci init --layout part
      umoci new --image part:1
      umoci insert --image part:1 root /
      umoci config --image part:1 --config.cmd=/usr/bin/apt --config.cmd=--version
      rm -rf root
      mv part image
      """.formatted(NOT_INSTALLED);

  private DebianImage() {}

  /** A copy of the layout at {@code folder/debian}, which everybody may read: its image is {@code 1}. */
  static void make(Path folder) throws IOException, InterruptedException {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    for (String program : List.of("debootstrap", "umoci")) {
      assumeTrue(Command.exists(program), program + " is not installed");
    }
    Files.createDirectories(PLACE);
    int exit = install();
    assumeTrue(exit != NOT_INSTALLED, () -> "debootstrap has failed: " + log());
    assertEquals(0, exit, DebianImage::log);
    Command.run(folder, List.of("cp", "-r", PLACE.resolve("image").toString(), "debian"))
        .ok();
    Command.run(folder, List.of("chmod", "-R", "a+rX", ".")).ok();
  }

  private static int install() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh", "-c", SCRIPT)
        .directory(PLACE.toFile())
        .redirectErrorStream(true)
        .redirectOutput(PLACE.resolve("log").toFile())
        .start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException("hangs: " + log());
    }
    return process.exitValue();
  }

  private static String log() {
    try {
      List<String> lines = Files.readAllLines(PLACE.resolve("log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
