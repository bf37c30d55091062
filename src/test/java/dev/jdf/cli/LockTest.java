package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.jdf.console.Console;
import dev.jdf.store.Digest;
import dev.jdf.store.Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that are what they were when somebody looked. */
class LockTest {

  private static final String TYPE = "application/vnd.oci.image.";

  @TempDir
  Path folder;

  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private HttpServer server;
  private int requests;
  private int builds;

  /** What a command left behind. */
  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests += path.equals("/v2/") ? 0 : 1;
    byte[] answer = answers.get(path.replaceFirst(".*/", ""));
    try (exchange) {
      if (answer == null) {
        exchange.sendResponseHeaders(path.equals("/v2/") ? 200 : 404, -1);
      } else {
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    }
  }

  @Test
  void everyStagesImageIsLocked() throws IOException {
    Digest one = push("one", "amd64");
    Digest two = push("two", "amd64");
    String spec = spec("""
        ARG BASE=one
        FROM %1$s:$BASE AS a
        CMD ["/x"]
        FROM host
        FROM %1$s:two
        FROM a
        CMD ["/x"]
        """);
    Outcome outcome = run("lock", spec);
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(
        "locked %s:one %s\nlocked %s:two %s\n".formatted(name(), one, name(), two), outcome.out());
    String lock = Files.readString(Path.of(spec + ".lock"));
    assertTrue(lock.contains("reference: \"" + name() + ":one\""), lock);
    assertTrue(lock.contains("linux/amd64: \"" + one + "\""), lock);
    assertTrue(run("lock", spec).out().startsWith("as before "));
    assertEquals(lock, Files.readString(Path.of(spec + ".lock")));
    assertEquals(0, run("lock", "--check", spec).code());
  }

  @Test
  void severalPlatformsAreLocked() throws IOException {
    Digest amd = push("amd", "amd64");
    Digest arm = push("arm", "arm64");
    Digest index = put("one", index(amd, arm));
    String spec = spec("FROM %s:one\nCMD [\"/x\"]\n");
    run("lock", "--platform", "amd64,arm64", spec);
    String lock = Files.readString(Path.of(spec + ".lock"));
    assertTrue(lock.contains("digest: \"" + index + "\""), lock);
    assertTrue(lock.contains("linux/amd64: \"" + amd + "\""), lock);
    assertTrue(lock.contains("linux/arm64: \"" + arm + "\""), lock);
    run("lock", spec);
    assertEquals(lock, Files.readString(Path.of(spec + ".lock")));
    Outcome none = run("lock", "--platform", "s390x", spec);
    assertTrue(none.err().contains("error[JDF626]"), none.err());
    assertTrue(run("lock", "--platform", "??", spec).err().contains("is no platform"));
  }

  @Test
  void aBuildTakesWhatIsLockedAndSaysWhatHasMoved() throws IOException {
    Digest one = push("one", "amd64");
    String spec = spec("FROM %s:one\nCMD [\"/x\"]\n");
    run("lock", spec);
    Digest other = push("other", "amd64");
    put("one", bytes(other));
    Outcome built = build("--frozen", spec);
    assertEquals(0, built.code(), built.err());
    assertTrue(built.out().contains(one.hex()), built.out());
    int before = requests;
    assertEquals(0, build(spec).code());
    assertEquals(before, requests);
    Outcome asked = build("--pull", spec);
    assertTrue(asked.out().contains(one.hex()), asked.out());
    assertTrue(asked.err().contains("warning[JDF682]"), asked.err());
    assertTrue(asked.err().contains("now it is " + other), asked.err());
    Outcome check = run("lock", "--check", spec);
    assertEquals(1, check.code());
    assertTrue(check.err().contains("JDF682"), check.err());
    assertTrue(run("lock", spec).out().startsWith("moved "));
    assertTrue(build(spec).out().contains(other.hex()));
  }

  @Test
  void whatIsLockedAndGoneIsSaidWithItsLine() throws IOException {
    Digest one = push("one", "amd64");
    String spec = spec("FROM %s:one\nCMD [\"/x\"]\n");
    run("lock", spec);
    Digest other = push("other", "amd64");
    put("one", bytes(other));
    answers.remove(one.toString());
    Outcome built = build(spec);
    assertEquals(1, built.code());
    assertEquals("error[JDF685]", findings(built));
    assertTrue(built.err().contains("image.jdf.lock:4 says " + one + ", of 20"), built.err());
    assertTrue(
        built.err().contains("jbuild lock --update " + name() + ":one SPEC takes"), built.err());
    assertFalse(built.err().contains("did you mean"), built.err());
    assertTrue(run("lock", "--update", name() + ":one", spec).out().startsWith("moved "));
    assertEquals(0, build(spec).code());
  }

  @Test
  void whatIsPulledAsItIsLockedNeedsNoNetwork() throws IOException {
    Digest one = push("one", "amd64");
    Digest two = push("two", "amd64");
    String spec = spec("""
        FROM %1$s:one AS a
        CMD ["/x"]
        FROM host
        FROM %1$s:two
        CMD ["/x"]
        """);
    run("lock", spec);
    assertEquals(1, run("pull", "--offline", spec).code());
    Digest other = push("other", "amd64");
    put("one", bytes(other));
    Outcome pulled = run("pull", spec);
    assertEquals(0, pulled.code(), pulled.err());
    assertTrue(pulled.out().contains(one + " for linux/amd64\n"), pulled.out());
    assertTrue(pulled.out().contains(two + " for linux/amd64\n"), pulled.out());
    assertEquals("warning[JDF682]", findings(pulled));
    assertEquals(List.of(), Store.open(folder.resolve("store")).trees().all());
    int before = requests;
    assertEquals(0, run("pull", "--offline", spec).code());
    assertEquals(0, build("--frozen", "--offline", spec).code());
    assertEquals(0, build("--frozen", "--offline", "--target", "a", spec).code());
    assertEquals(before, requests);
  }

  @Test
  void imagesArePulledByName() throws IOException {
    Digest one = push("one", "amd64");
    Outcome pulled = run("pull", name() + ":one");
    assertEquals(
        "pulled %s:one %s for linux/amd64\n".formatted(name(), one), pulled.out(), pulled.err());
    Digest other = push("other", "amd64");
    put("one", bytes(other));
    assertTrue(run("pull", name() + ":one").out().contains(other.toString()));
    assertEquals("", run("pull", "-q", name() + ":one").out());
    Outcome none = run("pull", name() + ":oen", name() + ":one");
    assertEquals(1, none.code());
    assertEquals("error[JDF642]", findings(none));
    assertTrue(none.out().contains(other.toString()), none.out());
    assertEquals("error[JDF610]", findings(run("pull", "docker-daemon:alpine")));
    assertTrue(run("pull", "host").err().contains("host is no image"));
    int before = requests;
    Outcome wrong = run("pull", name() + ":one", folder + "/none.jdf");
    assertEquals("error[JDF500]", findings(wrong));
    assertEquals("", wrong.out());
    assertEquals(before, requests);
  }

  @Test
  void askingAndNotAskingExcludeOneAnother() throws IOException {
    Outcome outcome = build("--pull", "--offline", spec("FROM %s:one\n"));
    assertEquals(2, outcome.code());
    assertTrue(outcome.err().contains("--pull and --offline exclude one another"), outcome.err());
  }

  @Test
  void onlyWhatIsNamedIsUpdated() throws IOException {
    Digest one = push("one", "amd64");
    push("two", "amd64");
    String spec = spec("FROM %1$s:one\nCMD [\"/x\"]\nFROM %1$s:two\nCMD [\"/x\"]\n");
    run("lock", spec);
    Digest other = push("other", "amd64");
    put("one", bytes(other));
    put("two", bytes(other));
    Outcome outcome = run("lock", "--update", name() + ":two", spec);
    assertEquals(
        "as before %s:one %s\nmoved %s:two %s\n".formatted(name(), one, name(), other),
        outcome.out());
    Outcome near = run("lock", "--update", name() + ":twoo", spec);
    assertEquals(1, near.code());
    assertEquals("error[JDF686]", findings(near));
    assertTrue(near.err().contains("did you mean " + name() + ":two?"), near.err());
    for (String end : List.of("sample:one", "sample")) {
      Outcome cut = run("lock", "--update", end, spec);
      assertTrue(cut.err().contains("did you mean " + name() + ":one?"), cut.err());
      assertTrue(cut.err().contains("start from " + name() + ":one, " + name() + ":two"));
    }
  }

  @Test
  void whatIsNotLockedIsSaid() throws IOException {
    push("one", "amd64");
    push("two", "amd64");
    String spec = spec("FROM %s:one\nCMD [\"/x\"]\n");
    assertEquals("", findings(build(spec)));
    assertEquals("error[JDF681]", findings(build("--frozen", spec)));
    run("lock", spec);
    spec("FROM %s:two\nCMD [\"/x\"]\n");
    Outcome built = build(spec);
    assertEquals(0, built.code(), built.err());
    assertEquals("warning[JDF681]", findings(built));
    assertEquals("error[JDF681]", findings(build("--frozen", spec)));
    Outcome check = run("lock", "--check", spec);
    assertEquals(1, check.code());
    assertEquals("error[JDF681] warning[JDF683]", findings(check));
    assertTrue(check.err().contains("image.jdf.lock:4:"), check.err());
  }

  @Test
  void aFileIsWhatItIs() throws IOException {
    Digest manifest = push("one", "amd64");
    Path layout = Files.createDirectories(folder.resolve("layout/blobs/sha256"));
    for (Map.Entry<String, byte[]> each : answers.entrySet()) {
      Files.write(layout.resolve(each.getKey().replace("sha256:", "")), each.getValue());
    }
    layoutIndex(manifest);
    String spec = spec("FROM oci:./layout\nCMD [\"/x\"]\n");
    assertEquals("locked oci:layout " + manifest + "\n", run("lock", spec).out());
    assertEquals(0, build("--frozen", spec).code());
    Digest other = push("other", "amd64");
    for (Map.Entry<String, byte[]> each : answers.entrySet()) {
      Files.write(layout.resolve(each.getKey().replace("sha256:", "")), each.getValue());
    }
    layoutIndex(other);
    assertEquals("error[JDF684]", findings(build(spec)));
  }

  private void layoutIndex(Digest manifest) throws IOException {
    Files.writeString(folder.resolve("layout/oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    Files.write(
        folder.resolve("layout/index.json"),
        "{\"schemaVersion\":2,\"manifests\":[%s]}"
            .formatted(entry(manifest, "amd64"))
            .getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatALockMustNotSayIsSaidWithItsPlace() throws IOException {
    String spec = spec("FROM host\nCMD [\"/x\"]\n");
    Path lock = Path.of(spec + ".lock");
    String good = "sha256:" + "0".repeat(64);
    Map<String, String> bad = Map.of(
        "version: 2\nimages: []\n",
        "1:10",
        "images: [\n",
        "",
        "version: 1\nimagse: []\n",
        "2:1",
        "version: 1\nimages:\n- {reference: alpine, digest: \"%s\"}\n".formatted(good),
        "3:15",
        "version: 1\nimages:\n- {reference: \"docker.io/library/a:1\", digest: \"x\\e[2J\"}\n",
        "3:48",
        "version: 1\nimages:\n- &x {reference: b, digest: 1}\n- *x\n",
        "",
        "version: 1\nimages:\n- {reference: \"d.io/a:1\", digest: \"%s\"}\n".formatted(good)
            + "- {reference: \"d.io/a:1\", digest: \"%s\"}\n".formatted(good),
        "4:15",
        "version: 1\nimages:\n- {reference: \"d.io/a:1\", digest: \"%1$s\", platforms: {x y: \"%1$s\"}}\n"
            .formatted(good),
        "3:");
    for (Map.Entry<String, String> each : bad.entrySet()) {
      Files.writeString(lock, each.getKey());
      Outcome outcome = build(spec);
      assertEquals(1, outcome.code(), each.getKey());
      assertTrue(
          outcome.err().contains("image.jdf.lock:" + each.getValue()),
          () -> each + "\n" + outcome.err());
      assertFalse(outcome.err().contains("\033"), outcome.err());
      assertEquals(1, run("lock", spec).code());
    }
    Files.writeString(lock, "");
    assertEquals(1, build(spec).code());
  }

  @Test
  void aContradictionInALockIsRefused() throws IOException {
    push("one", "amd64");
    String spec = spec("FROM %s:one\nCMD [\"/x\"]\n");
    run("lock", spec);
    Path lock = Path.of(spec + ".lock");
    String text = Files.readString(lock)
        .replaceFirst("(linux/amd64: \"sha256:)[0-9a-f]{64}", "$1" + "a".repeat(64));
    Files.writeString(lock, text);
    assertEquals("error[JDF684]", findings(build(spec)));
  }

  private static String findings(Outcome outcome) {
    List<String> codes = new ArrayList<>();
    outcome.err().lines().forEach(line -> {
      if (line.matches("(error|warning)\\[.*")) {
        codes.add(line.replaceFirst("].*", "]"));
      }
    });
    return String.join(" ", codes);
  }

  private String name() {
    return "127.0.0.1:" + server.getAddress().getPort() + "/sample";
  }

  private String spec(String text) throws IOException {
    Path file = folder.resolve("image.jdf");
    return Files.writeString(file, text.formatted(name())).toString();
  }

  private Digest put(String tag, byte[] bytes) {
    Digest digest = Digest.of(bytes);
    answers.put(tag, bytes);
    answers.put(digest.toString(), bytes);
    return digest;
  }

  /** An image without layers; {@code tag} is in its configuration, so that each is another. */
  private Digest push(String tag, String machine) {
    byte[] config = "{\"os\":\"linux\",\"architecture\":\"%s\",\"author\":\"%s\",\"config\":{}}"
        .formatted(machine, tag)
        .getBytes(StandardCharsets.UTF_8);
    Digest digest = put("config-" + tag, config);
    return put(
        tag,
        "{\"schemaVersion\":2,\"mediaType\":\"%smanifest.v1+json\",\"config\":{\"mediaType\":\"%sconfig.v1+json\",\"digest\":\"%s\",\"size\":%d},\"layers\":[]}"
            .formatted(TYPE, TYPE, digest, config.length)
            .getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(Digest digest) {
    return Optional.ofNullable(answers.get(digest.toString())).orElseThrow();
  }

  private byte[] index(Digest amd, Digest arm) {
    return "{\"schemaVersion\":2,\"mediaType\":\"%sindex.v1+json\",\"manifests\":[%s,%s]}"
        .formatted(TYPE, entry(amd, "amd64"), entry(arm, "arm64"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private String entry(Digest manifest, String machine) {
    int size = bytes(manifest).length;
    return "{\"mediaType\":\"%smanifest.v1+json\",\"digest\":\"%s\",\"size\":%d,\"platform\":{\"os\":\"linux\",\"architecture\":\"%s\"}}"
        .formatted(TYPE, manifest, size, machine);
  }

  /** Into a folder of its own, since no build writes over the files of another image. */
  private Outcome build(String... args) {
    Path bundle = folder.resolve("bundle" + ++builds);
    List<String> all = new ArrayList<>(List.of("-o", bundle + "/"));
    all.addAll(List.of(args));
    Outcome outcome = run(all.toArray(String[]::new));
    Path config = bundle.resolve("config.json");
    try {
      String text = Files.exists(config) ? Files.readString(config) : "";
      return new Outcome(outcome.code(), text, outcome.err());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(
        new ByteArrayInputStream(new byte[0]),
        new PrintWriter(out),
        new PrintWriter(err),
        Map.of("HOME", folder.toString()));
    String[] all = Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--store";
    all[args.length + 1] = folder.resolve("store").toString();
    int code = JBuild.run(all, console);
    console.out().flush();
    console.err().flush();
    return new Outcome(code, out.toString(), err.toString());
  }
}
