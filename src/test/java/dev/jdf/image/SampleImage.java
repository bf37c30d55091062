package dev.jdf.image;

import dev.jdf.container.Command;
import dev.jdf.container.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** An image of two layers that umoci makes, with skopeo to write it in other forms. */
final class SampleImage {

  /** How much cannot be packed in each layer of {@link #makeLarge}, in bytes. */
  static final int LARGE = 1 << 20;

  private SampleImage() {}

  /** The same with layers that take a while. */
  static Path makeLarge(Path folder) throws IOException {
    byte[] noise = new byte[LARGE];
    new SecureRandom().nextBytes(noise);
    Files.write(Files.createDirectories(folder.resolve("files")).resolve("noise"), noise);
    return make(folder);
  }

  /** A layout at {@code folder/image} with the tags {@code one} and, a layer less, {@code base}. */
  static Path make(Path folder) throws IOException {
    need("umoci");
    need("skopeo");
    Path files = Files.createDirectories(folder.resolve("files"));
    Files.writeString(files.resolve("hello"), "hello\n");
    run(folder, "umoci", "init", "--layout", "image");
    run(folder, "umoci", "new", "--image", "image:base");
    run(folder, "umoci", "insert", "--rootless", "--image", "image:base", "files", "/files");
    run(folder, "umoci", "tag", "--image", "image:base", "one");
    run(folder, "umoci", "insert", "--rootless", "--image", "image:one", "files", "/more");
    run(
        folder,
        List.of(
            "umoci",
            "config",
            "--image",
            "image:one",
            "--config.env",
            "A=from the image",
            "--config.cmd",
            "/files/hello"));
    return folder.resolve("image");
  }

  static void need(String program) {
    Assumptions.assumeTrue(Command.exists(program), program + " is not installed");
  }

  static String run(Path folder, String... command) {
    return run(folder, List.of(command));
  }

  static String run(Path folder, List<String> command) {
    Result result = Command.run(folder, command);
    if (result.exit() != 0) {
      throw new IllegalStateException(command + ": " + result);
    }
    return result.out();
  }
}
