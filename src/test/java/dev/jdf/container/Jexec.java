package dev.jdf.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command {@code jexec} in a JVM of its own, from the classes under test, as the user that runs
 * the tests or as one who is nobody.
 */
final class Jexec {

  private static final String NOBODY = "65534";

  private final List<String> command;

  private Jexec(List<String> command) {
    this.command = command;
  }

  /** As whoever runs the tests, who must be root. */
  static Jexec asRoot() {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
    return new Jexec(java(System.getProperty("java.class.path"), "dev.jdf.cli.JExec"));
  }

  /** As an ordinary user: from a copy of the classes in {@code folder}, which that one can read. */
  static Jexec asNobody(Path folder) {
    return asNobody(folder, "dev.jdf.cli.JExec");
  }

  /** The command {@code jbuild}, as an ordinary user. */
  static Jexec jbuildAsNobody(Path folder) {
    return asNobody(folder, "dev.jdf.cli.JBuild");
  }

  /** The words before a command that make an ordinary user of root. */
  static List<String> becomeNobody() {
    return List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups");
  }

  private static Jexec asNobody(Path folder, String main) {
    assumeTrue(System.getProperty("user.name").equals("root"), "needs root to become another");
    assumeTrue(Command.exists("setpriv"), "needs setpriv");
    List<String> command = new ArrayList<>(becomeNobody());
    command.addAll(java(readable(folder), main));
    return new Jexec(command);
  }

  /** The whole command line. */
  List<String> with(String... words) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(words));
    return all;
  }

  private static List<String> java(String classes, String main) {
    List<String> words = new ArrayList<>(List.of("env", "XDG_CACHE_HOME=/none"));
    words.addAll(Java.command(classes, main, "-XX:TieredStopAtLevel=1"));
    return words;
  }

  private static String readable(Path folder) {
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      List<String> copies = new ArrayList<>();
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
        Path copy = folder.resolve(copies.size() + "-" + Path.of(entry).getFileName());
        if (!Files.exists(copy)) {
          copy(Path.of(entry), copy);
        }
        copies.add(copy.toString());
      }
      return String.join(File.pathSeparator, copies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
