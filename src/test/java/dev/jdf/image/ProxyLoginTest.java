package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.container.Command;
import dev.jdf.container.Java;
import dev.jdf.container.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A registry with TLS behind a proxy that wants a password. Java sends none through a tunnel unless an
 * option of the JVM says so: it is started with those that {@code bin/jvm.sh} has.
 */
class ProxyLoginTest {

  @TempDir
  static Path made;

  private static TestRegistry registry;

  @TempDir
  Path folder;

  private TunnelProxy proxy;

  @BeforeAll
  static void start() throws Exception {
    SampleImage.make(made);
    SampleImage.need("openssl");
    String request = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=registry.invalid"
        + " -addext subjectAltName=DNS:registry.invalid -keyout own.key -out own.crt";
    SampleImage.run(made, request.split(" ", -1));
    registry = TestRegistry.start(
        made.resolve("registry"),
        "",
        "{certificate: %s, key: %s}".formatted(made.resolve("own.crt"), made.resolve("own.key")));
    SampleImage.run(
        made,
        "skopeo",
        "copy",
        "-q",
        "--insecure-policy",
        "--dest-tls-verify=false",
        "oci:image:one",
        "docker://" + registry.host() + "/sample:one");
  }

  @AfterAll
  static void stop() {
    if (registry != null) {
      registry.close();
    }
  }

  @BeforeEach
  void startProxy() throws IOException {
    String port = registry.host().replaceFirst(".*:", "");
    proxy = TunnelProxy.start(Integer.parseInt(port), "ann:s:cret");
  }

  @AfterEach
  void stopProxy() throws IOException {
    proxy.close();
  }

  @Test
  void thePasswordOpensTheTunnel() throws IOException {
    Result result = pull("http://ann:s%3Acret@" + proxy.host());
    assertEquals(0, result.exit(), result::err);
    assertTrue(result.out().startsWith("pulled registry.invalid/sample:one "), result::out);
    assertEquals(Set.of("registry.invalid:443"), new TreeSet<>(proxy.tunnels()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ann:guess@"})
  void withoutTheRightOneItIsSaidWhatIsWanted(String login) throws IOException {
    Result result = pull("http://" + login + proxy.host());
    assertEquals(1, result.exit());
    assertTrue(
        result.err().contains("the proxy wants a login: http://USER:PASSWORD@HOST:PORT"),
        result::err);
    assertEquals(List.of(), proxy.tunnels());
  }

  private Result pull(String address) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        "env",
        "HOME=" + folder,
        "HTTPS_PROXY=" + address,
        "NO_PROXY=",
        "SSL_CERT_FILE=" + made.resolve("own.crt")));
    command.addAll(Java.command(
        System.getProperty("java.class.path"), "dev.jdf.cli.JBuild", optionsOfTheNetwork()));
    command.addAll(List.of("pull", "registry.invalid/sample:one"));
    return Command.run(folder, command);
  }

  private static String[] optionsOfTheNetwork() throws IOException {
    return Pattern.compile("-Djdk\\.http\\S*")
        .matcher(Files.readString(Path.of("bin/jvm.sh")))
        .results()
        .map(MatchResult::group)
        .toArray(String[]::new);
  }
}
