package dev.jdf.launcher;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jdf.linux.Arch;
import dev.jdf.plan.Plan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** What a plan did when it really ran; a character of the output is a byte. */
record Launched(int exit, String out, String err) {

  static Launched run(Plan plan, String... args) throws IOException, InterruptedException {
    Path file = write(plan);
    try {
      return run(file, args);
    } finally {
      Files.delete(file);
    }
  }

  byte[] bytes() {
    return out.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The launcher as an executable file; the caller deletes it. */
  static Path write(Plan plan) throws IOException {
    String machine = System.getProperty("os.arch");
    assumeTrue(machine.equals("amd64"), "launchers are for x86-64, this is " + machine);
    Path file = Files.createTempFile("launcher", "");
    Files.write(file, Launcher.compile(plan, Arch.X86_64));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file;
  }

  private static Launched run(Path file, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(file.toString()));
    command.addAll(List.of(args));
    Path err = Files.createTempFile("launcher", ".err");
    try {
      Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      byte[] out = process.getInputStream().readAllBytes();
      String text = new String(out, StandardCharsets.ISO_8859_1);
      return new Launched(process.waitFor(), text, Files.readString(err));
    } finally {
      Files.delete(err);
    }
  }
}
