package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.jdf.container.Command;
import dev.jdf.container.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done before much work begins. */
class SecondStartTest {

  private static final String NOTE = "NOTE: Picked up JDK_JAVA_OPTIONS";

  @TempDir
  Path folder;

  @Test
  void optionsGoInFrontOfTheMainClass() {
    List<byte[]> words = words("java", "@options", "dev.jdf.cli.JBuild", "", "dev.jdf.cli.JExec");
    String line =
        String.join(" ", SecondStart.withOptions(words).stream().map(this::text).toList());
    assertTrue(line.startsWith("java @options -XX:TieredStopAtLevel=4 "), line);
    assertTrue(line.endsWith(" -Djdf.again=true dev.jdf.cli.JBuild  dev.jdf.cli.JExec"), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "/dev/stdin", "--settings=/dev/null", "-o=-"})
  void aStreamHasNoSecondTime(String word) {
    assertFalse(SecondStart.isRepeatable(words("java", "dev.jdf.cli.JBuild", word)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pom.xml", "src", "no-such-file", "--store=target", "A=b=c"})
  void filesCanBeReadAgain(String word) {
    assertTrue(SecondStart.isRepeatable(words("java", "dev.jdf.cli.JExec", word)));
  }

  @Test
  void anotherProgramIsLeftAlone() {
    assertFalse(SecondStart.isRepeatable(words("java", "-jar", "surefire.jar")));
  }

  @Test
  void aLimitOfTheAddressSpaceIsHeeded() throws IOException {
    String limits = """
        Max data size             unlimited            unlimited            bytes
        Max address space         %s            unlimited            bytes
        """;
    assertTrue(SecondStart.hasRoom(limits.formatted("unlimited")));
    assertFalse(SecondStart.hasRoom(limits.formatted("4194304000")));
  }

  /** The launcher of java tells that it has found options in its environment, at every start. */
  @Test
  void aLargeImageTakesASecondStart() throws IOException {
    List<String> lines = build(17 << 20, "-Djdf.id=test");
    assertEquals(2, lines.stream().filter(it -> it.startsWith(NOTE)).count(), lines::toString);
    assertTrue(Files.exists(folder.resolve("bundle/rootfs/files/random")));
  }

  @Test
  void aSmallImageDoesNot() throws IOException {
    List<String> lines = build(1 << 20, "-Djdf.id=test");
    assertEquals(1, lines.stream().filter(it -> it.startsWith(NOTE)).count(), lines::toString);
  }

  @Test
  void norDoesAJvmThatOthersHaveStarted() throws IOException {
    List<String> lines = build(17 << 20, "-Dsome=thing");
    assertEquals(1, lines.stream().filter(it -> it.startsWith(NOTE)).count(), lines::toString);
  }

  /** It begins again twice at most: an image that is there has only to be unpacked. */
  @Test
  void unpackingAloneTakesOneToo() throws IOException {
    build(17 << 20, "-Djdf.id=test");
    Command.run(folder, List.of("rm", "-r", "bundle"));
    List<String> lines = java("-Djdf.id=test");
    assertEquals(2, lines.stream().filter(it -> it.startsWith(NOTE)).count(), lines::toString);
    assertTrue(Files.exists(folder.resolve("bundle/rootfs/files/random")));
    assertEquals(
        "config.json\nrootfs\n",
        Command.run(folder, List.of("ls", "-A", "bundle")).out());
  }

  /** A program that keeps logins may want a word of its user: one, and not a second. */
  @Test
  void itBeginsAgainBeforeALoginIsAskedFor() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      boolean known = exchange.getRequestHeaders().containsKey("Authorization");
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=x");
      exchange.sendResponseHeaders(known ? 404 : 401, -1);
      exchange.close();
    });
    server.start();
    try {
      Files.writeString(folder.resolve("config.json"), "{\"credsStore\":\"test\"}");
      Path helper = Files.writeString(folder.resolve("docker-credential-test"), """
          #!/bin/sh
          echo asked >>asked
          echo '{"Username":"bob","Secret":"secret"}'
          """);
      Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
      String host = "127.0.0.1:" + server.getAddress().getPort();
      Files.writeString(folder.resolve("image.jdf"), "FROM " + host + "/x\nCMD [\"x\"]\n");
      Result result = Command.run(
          folder,
          words(
              "-Djdf.id=test",
              List.of("DOCKER_CONFIG=" + folder, "PATH=" + folder + ":" + System.getenv("PATH"))));
      assertTrue(result.err().contains("there is no latest in"), result::toString);
      assertEquals(2, result.err().lines().filter(it -> it.startsWith(NOTE)).count());
      assertEquals("asked\n", Files.readString(folder.resolve("asked")));
    } finally {
      server.stop(0);
    }
  }

  private List<String> build(int size, String property) throws IOException {
    Assumptions.assumeTrue(Command.exists("umoci"), "umoci is not installed");
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    Files.createDirectories(folder.resolve("files"));
    Files.write(folder.resolve("files/random"), bytes);
    Files.writeString(folder.resolve("image.jdf"), "FROM oci:image:one\nCMD [\"x\"]\n");
    assertEquals(0, Command.run(folder, List.of("sh", "-c", """
        umoci init --layout image && umoci new --image image:one &&
        umoci insert --rootless --image image:one files /files""")).exit());
    return java(property);
  }

  /** As bin/jvm.sh does, but for the archives. */
  private List<String> java(String property) {
    Result result = Command.run(folder, words(property, List.of()));
    assertEquals(0, result.exit(), result::toString);
    return result.err().lines().toList();
  }

  private static List<String> words(String property, List<String> environment) {
    String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    List<String> words = new ArrayList<>(List.of("env", "JDK_JAVA_OPTIONS=-Dx=y"));
    words.addAll(environment);
    words.addAll(List.of(
        java,
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        property,
        "dev.jdf.cli.JBuild",
        "--store",
        "store",
        "-o",
        "bundle/",
        "image.jdf"));
    return words;
  }

  private String text(byte[] word) {
    return new String(word, StandardCharsets.UTF_8);
  }

  private static List<byte[]> words(String... words) {
    return SecondStart.words((String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8));
  }
}
