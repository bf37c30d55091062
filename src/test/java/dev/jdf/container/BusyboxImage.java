package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An image with busybox, a user and a configuration, that umoci makes: {@code oci:image:1}. */
final class BusyboxImage {

  private BusyboxImage() {}

  static void make(Path folder) throws IOException {
    for (String program : List.of("umoci", "busybox")) {
      assumeTrue(Command.exists(program), program + " is not installed");
    }
    Path files = folder.resolve("files");
    Files.createDirectories(files.resolve("bin"));
    Files.createDirectories(files.resolve("etc"));
    Files.copy(Path.of("/bin/busybox"), files.resolve("bin/busybox"));
    for (String applet : List.of("sh", "grep", "ls", "cat", "id", "env", "touch", "stat")) {
      Files.createSymbolicLink(files.resolve("bin").resolve(applet), Path.of("busybox"));
    }
    Files.writeString(files.resolve("etc/passwd"), "root:x:0:0::/root:/bin/sh\napp:x:7:8::/app:\n");
    Files.writeString(files.resolve("etc/group"), "root:x:0:\napp:x:8:\nmore:x:9:app\n");
    command(folder, "umoci", "init", "--layout", "image");
    command(folder, "umoci", "new", "--image", "image:1");
    command(folder, "umoci", "insert", "--image", "image:1", "files", "/");
    command(
        folder,
        "umoci",
        "config",
        "--image",
        "image:1",
        "--config.user=app",
        "--config.workingdir=/etc",
        "--config.env=A=from the image",
        "--config.entrypoint=/bin/sh",
        "--config.cmd=-c",
        "--config.cmd=id; pwd; echo $A $HOME");
  }

  static void command(Path folder, String... words) {
    Result result = Command.run(folder, List.of(words));
    assertEquals(0, result.exit(), result.err());
  }
}
