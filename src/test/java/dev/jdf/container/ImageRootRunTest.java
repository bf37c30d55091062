package dev.jdf.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Containers that run on the store's tree of an image, and can do with it what they like. */
class ImageRootRunTest {

  private static final String WRITES =
      "cat /mark; echo here >> /mark; cat /mark; ls /etc; rm -r /etc; mkdir /etc; ls /etc; rm -f /bin/id";

  @TempDir
  private static Path folder;

  @TempDir
  private static Path classes;

  /** Who runs them. */
  enum User {
    ROOT,
    NOBODY
  }

  @BeforeAll
  static void make() throws IOException {
    BusyboxImage.make(folder);
    Command.run(folder, List.of("chmod", "-R", "a+rX", folder.toString())).ok();
    for (User user : User.values()) {
      Path home = Files.createDirectory(folder.resolve(user.name()));
      Files.setAttribute(home, "unix:uid", user == User.ROOT ? 0 : 65534);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachRunIsFreshAndTheTreeStaysAsItIs(User user) throws IOException {
    String spec = spec(user, "writes", "USER root\n", WRITES);
    jexec(user, spec).ok();
    String before = Fingerprint.of(tree(user));
    for (int i = 0; i < 2; i++) {
      Result result = jexec(user, spec).ok();
      assertEquals("here\ngroup\npasswd\n", result.out());
      assertFalse(result.err().contains("jexec"), result.err());
    }
    assertEquals(before, Fingerprint.of(tree(user)));
  }

  @ParameterizedTest
  @EnumSource
  void theUserOfTheImageWritesWhereItMay(User user) throws IOException {
    String spec = spec(user, "user", "", "id -u; echo x > /etc/x || echo refused");
    Result result = jexec(user, spec).ok();
    assertEquals(user == User.ROOT ? "7\nrefused\n" : "7\n", result.out());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKeptIsThereInTheNextRun(User user) throws IOException {
    String spec = spec(user, "kept", "USER root\n", WRITES);
    Result first = jexec(user, "--keep", spec).ok();
    assertEquals("here\ngroup\npasswd\n", first.out());
    Path kept = folder.resolve(user.name()).resolve("state/jdf/kept/kept-1");
    assertTrue(first.err().contains(kept.toString()), first.err());
    assertEquals(
        "here\nhere\nhere\n", jexec(user, "--upper", kept.toString(), spec).ok().out());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsKeptOfOneImageIsNotForAnother(User user) throws IOException {
    String spec = spec(user, "first", "USER root\n", WRITES);
    jexec(user, "--keep", spec).ok();
    String kept = folder.resolve(user.name()).resolve("state/jdf/kept/first-1").toString();
    Command.run(
            folder,
            List.of("umoci", "config", "--image", "image:1", "--tag", "2", "--config.env=B=other"))
        .ok();
    Command.run(folder, List.of("chmod", "-R", "a+rX", folder.resolve("image").toString()))
        .ok();
    Path other = Path.of(spec(user, "second", "USER root\n", WRITES));
    Files.writeString(other, Files.readString(other).replace("image:1", "image:2"));
    Attack.assertRefused(
        jexec(user, "--upper", kept, other.toString()),
        "what is kept in " + kept + " stands on the image sha256:");
    assertEquals("here\nhere\nhere\n", jexec(user, "--upper", kept, spec).ok().out());
  }

  @ParameterizedTest
  @EnumSource
  void readOnlyIsReadOnly(User user) throws IOException {
    String spec = spec(
        user, "read-only", "USER root\nREAD_ONLY\nVOLUME /made\n", "touch /f /made/f && ls /made");
    Result result = jexec(user, spec);
    assertTrue(result.err().contains("/f: Read-only file system"), result.err());
    assertFalse(result.err().contains("/made/f"), result.err());
  }

  /** Also a configuration that names it as its root. */
  @ParameterizedTest
  @EnumSource(names = "ROOT")
  void whateverRunsOnTheTreeLeavesItAsItIs(User user) throws IOException {
    String spec = spec(user, "built", "USER root\n", WRITES);
    jexec(user, spec).ok();
    String before = Fingerprint.of(tree(user));
    Path config = folder.resolve(user.name()).resolve("config.json");
    run(user, "dev.jdf.cli.JBuild", spec, "-o", config.toString());
    String named = Files.readString(config)
        .replace("\"path\": \"rootfs\"", "\"path\": \"" + tree(user) + "\"");
    Files.writeString(config, named);
    assertEquals("here\ngroup\npasswd\n", jexec(user, config.toString()).ok().out());
    assertEquals("here\ngroup\npasswd\n", jexec(user, config.toString()).ok().out());
    assertEquals(before, Fingerprint.of(tree(user)));
  }

  /** Each container lacks it, not only the one that began with unpacking the image. */
  @ParameterizedTest
  @EnumSource
  void whatIsLeftOutOfTheImageIsSaidInEachRun(User user) throws IOException {
    Path file = Files.createDirectories(folder.resolve("owned-" + user)).resolve("file");
    Files.writeString(file, user.name());
    Files.setAttribute(file, "unix:uid", 7);
    String image = "image:owned-" + user;
    BusyboxImage.command(folder, "umoci", "tag", "--image", "image:1", "owned-" + user);
    BusyboxImage.command(
        folder, "umoci", "insert", "--image", image, file.getParent().toString(), "/owned");
    BusyboxImage.command(folder, "chmod", "-R", "a+rX", folder.resolve("image").toString());
    Path spec = Path.of(spec(user, "owned", "", "echo"));
    Files.writeString(spec, Files.readString(spec).replace("image:1", image));
    for (int i = 0; i < 2; i++) {
      String err = jexec(user, spec.toString()).ok().err();
      assertEquals(user == User.NOBODY, err.contains("warning[JDF665]"), err);
      assertEquals(user == User.NOBODY, err.contains("unpacked without 1 owner of a file"), err);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsNamesTheLineOfFrom(User user) throws IOException {
    String spec = spec(user, "line", "", "echo");
    jexec(user, spec).ok();
    Result plan = jexec(user, "--dry-run", spec).ok();
    assertTrue(plan.out().contains("\"lowerdir\", \"lower\""), plan.out());
    assertTrue(plan.out().contains("line.jdf:2: layer the root filesystem"), plan.out());
    Path place = folder.resolve(user.name()).resolve("open");
    Files.createDirectories(place);
    Files.setAttribute(place, "unix:uid", user == User.ROOT ? 0 : 65534);
    Attack.assertRefused(jexec(user, "--upper", place.toString(), spec), "others may enter");
  }

  private static String spec(User user, String name, String lines, String script)
      throws IOException {
    Path file = folder.resolve(user + "-" + name).resolve(name + ".jdf");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "# of the image\nFROM oci:" + folder + "/image:1\n" + lines + "CMD [\"-c\", \"" + script
            + "\"]\n");
    return file.toString();
  }

  private static Path tree(User user) throws IOException {
    Path trees = folder.resolve(user.name()).resolve("data/jdf/trees");
    try (Stream<Path> all = Files.list(trees)) {
      return all.map(it -> it.resolve("rootfs"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow();
    }
  }

  private static Result jexec(User user, String... words) {
    Jexec jexec = user == User.ROOT ? Jexec.asRoot() : Jexec.asNobody(classes);
    return Command.run(folder, environment(user, jexec.with(words)));
  }

  private static void run(User user, String main, String... words) {
    List<String> command = Java.command(System.getProperty("java.class.path"), main);
    command.addAll(List.of(words));
    Command.run(folder, environment(user, command)).ok();
  }

  private static List<String> environment(User user, List<String> command) {
    Path home = folder.resolve(user.name());
    List<String> all = new ArrayList<>(List.of("env"));
    all.add("XDG_DATA_HOME=" + home.resolve("data"));
    all.add("XDG_STATE_HOME=" + home.resolve("state"));
    all.addAll(command);
    return all;
  }
}
