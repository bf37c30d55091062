package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.container.Command;
import dev.jdf.container.Java;
import dev.jdf.container.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The whole command jbuild, in processes of their own, on one spec and with one store. */
final class Builds {

  private static final long MOST_SECONDS = 60;

  private final Path folder;
  private int count;

  private Builds(Path folder) {
    this.folder = folder;
  }

  /** Of the image {@code one} of that registry. */
  static Builds of(ScriptedRegistry registry, Path folder) throws IOException {
    Files.writeString(
        folder.resolve("image.jdf"),
        "FROM " + registry.host() + "/sample:one\nCMD [\"/files/hello\"]\n");
    return new Builds(folder);
  }

  Path store() {
    return folder.resolve("store");
  }

  /** A folder for each build, since none writes over the files of another. */
  private String bundle() {
    return "bundle" + ++count + "/";
  }

  /** The words that build a bundle. */
  List<String> build() {
    return command("-o", bundle(), "image.jdf");
  }

  List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(Java.command(
        System.getProperty("java.class.path"), "dev.jdf.cli.JBuild", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--store", store().toString()));
    return command;
  }

  Result run(String... arguments) {
    return Command.run(folder, command(arguments));
  }

  /** Starts a build. */
  Process begin() throws IOException {
    return new ProcessBuilder(build())
        .directory(folder.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  /** What it ends with. */
  int end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "hangs");
    return process.exitValue();
  }

  /** What the last one that was started has to say. */
  String errors() {
    try {
      return Files.readString(folder.resolve("errors"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
