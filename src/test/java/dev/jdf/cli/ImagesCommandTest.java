package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.console.Console;
import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.Incoming;
import dev.jdf.store.NamedImage;
import dev.jdf.store.Platform;
import dev.jdf.store.Store;
import dev.jdf.store.StoreUse;
import dev.jdf.store.Trees.Filled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with the images in the store. */
class ImagesCommandTest {

  private static final Platform HERE = Platform.parse("linux/amd64").orElseThrow();

  @TempDir
  Path folder;

  private Store store;

  /** What a command left behind. */
  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void open() throws IOException {
    store = Store.open(folder.resolve("store"));
  }

  @Test
  void imagesAreListed() throws IOException {
    Digest alpine = image("docker.io/library/alpine:3", "a layer", "another");
    image("oci:/home/x/layout:one", "a layer");
    unpack(alpine);
    List<String> lines = run("images").out().lines().toList();
    assertEquals(4, lines.size(), lines::toString);
    assertTrue(lines.get(0).matches("NAME +PLATFORM +DIGEST +SIZE +UNPACKED +WHEN"));
    assertTrue(
        lines
            .get(1)
            .matches("alpine:3 +linux/amd64 +" + alpine.brief()
                + " +\\d+ B +5 B +2026-11-\\d\\d \\d\\d:\\d\\d"),
        lines::toString);
    assertTrue(
        lines.get(2).matches("oci:/home/x/layout:one +linux/amd64 +\\w+ +\\d+ B +- +2.*"),
        lines::toString);
    assertTrue(lines.get(3).matches("2 images, [0-9.]+ k?B"), lines::toString);
  }

  @Test
  void programsReadJson() throws IOException {
    Digest alpine = image("docker.io/library/alpine:3", "a layer");
    String json = run("images", "--format", "json").out();
    assertTrue(json.contains("\"name\": \"alpine:3\""), json);
    assertTrue(json.contains("\"fullName\": \"docker.io/library/alpine:3\""), json);
    assertTrue(json.contains("\"digest\": \"" + alpine + "\""), json);
    assertTrue(json.contains("\"unpacked\": false"), json);
    assertTrue(json.contains("\"unpackedSize\": 0"), json);
    assertEquals(
        """
        {
          "images": [],
          "size": 0,
          "unfinished": 0
        }
        """, run("images", "--store", "/nonexistent", "--format", "json").out());
    assertFalse(Files.exists(Path.of("/nonexistent")));
  }

  /** What two images share counts once, and so the sum is not that of the column. */
  @Test
  void programsReadWhatAllOfItTakes() throws IOException {
    unpack(image("docker.io/library/alpine:3", "shared", "its own"));
    image("docker.io/library/debian:12", "shared");
    put("left alone");
    half("20 bytes of something".substring(0, 20));
    String json = run("images", "--format", "json").out();
    Matcher sizes = Pattern.compile("\"size\": (\\d+)").matcher(json);
    List<Long> all = sizes.results().map(it -> Long.parseLong(it.group(1))).toList();
    long config = "{\"os\":\"linux\",\"architecture\":\"amd64\"}".length();
    assertEquals(all.get(0) + all.get(1) - config - "shared".length() + 5, all.get(2), json);
    assertTrue(json.contains("\"unpackedSize\": 5,"), json);
    assertTrue(json.contains("\"it lacks a device\""), json);
    assertTrue(json.contains("\"unfinished\": 20"), json);
  }

  @Test
  void whatWasBrokenOffIsListed() throws IOException {
    assertEquals("0 images, 0 B", last(run("images").out()));
    half("20 bytes of something".substring(0, 20));
    assertEquals(
        "unfinished: 20 B; the next pull goes on from there, jbuild images prune takes it away",
        last(run("images").out()));
    run("images", "prune");
    assertEquals("0 images, 0 B", last(run("images").out()));
  }

  private static String last(String text) {
    return text.lines().reduce("", (before, line) -> line);
  }

  private void half(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Descriptor wanted = new Descriptor("", Digest.of(bytes), 1000);
    try (Incoming incoming = store.incoming(wanted)) {
      incoming.write(ByteBuffer.wrap(bytes));
    }
  }

  @Test
  void anImageGoesWithWhatItAloneNeeds() throws IOException {
    Digest alpine = image("docker.io/library/alpine:3", "shared", "its own");
    image("docker.io/library/debian:12", "shared");
    unpack(alpine);
    Outcome outcome = run("images", "rm", "alpine:3");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(
        outcome
            .out()
            .startsWith(
                "removed alpine:3 for linux/amd64\n" + "1 image, 2 blobs, 1 unpacked tree; freed "),
        outcome.out());
    assertFalse(there("its own"));
    assertTrue(there("shared"));
    assertEquals(List.of(), store.trees().all());
    assertEquals(1, store.names().all().size());
  }

  @Test
  void theFirstDigitsOfADigestAreEnough() throws IOException {
    Digest alpine = image("docker.io/library/alpine:3", "a layer");
    image("docker.io/library/alpine:latest", "a layer");
    assertEquals(0, run("images", "rm", alpine.brief()).code());
    assertEquals(List.of(), store.names().all());
    assertFalse(there("a layer"));
  }

  @Test
  void nothingGoesWhenOneNameIsWrong() throws IOException {
    image("docker.io/library/alpine:3", "a layer");
    image("docker.io/library/debian:12", "a layer");
    Outcome outcome = run("images", "rm", "alpine:3", "debain:12");
    assertEquals(1, outcome.code());
    assertEquals("""
        error[JDF627]: images: no image in the store is called 'debain:12'
          note: did you mean debian:12?
          note: jbuild images lists all
        """, outcome.err());
    assertEquals(2, store.names().all().size());
    assertTrue(run("images", "rm", "alpine").err().contains("did you mean alpine:3?"));
  }

  @Test
  void whatNoNameRefersToIsPruned() throws IOException {
    image("docker.io/library/alpine:3", "a layer");
    put("left alone");
    Descriptor half = new Descriptor("", Digest.of("half".getBytes(StandardCharsets.UTF_8)), 9);
    try (Incoming incoming = store.incoming(half)) {
      incoming.write(ByteBuffer.wrap("half".getBytes(StandardCharsets.UTF_8)));
    }
    Files.writeString(store.scratch(), "killed");
    Files.writeString(store.directory().resolve("images/x.new"), "killed");
    assertEquals("1 blob, 3 leftovers; freed 26 B\n", run("images", "prune").out());
    assertEquals("nothing to take away; freed 0 B\n", run("images", "prune").out());
    assertTrue(there("a layer"));
    assertTrue(run("images", "prune", "--all").out().startsWith("1 image, 3 blobs; freed "));
    try (Stream<Path> files = Files.walk(store.directory().resolve("blobs"))) {
      assertEquals(0, files.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void anImageThatLacksAPartIsIncomplete() throws IOException {
    image("docker.io/library/alpine:3", "a layer");
    Files.delete(store.blob(digest("a layer")).orElseThrow());
    assertTrue(run("images").out().contains("incomplete"));
  }

  @Test
  void whoIsWaitedForIsTold() throws Exception {
    image("docker.io/library/alpine:3", "a layer");
    StoreUse use = store.use("debian:12");
    StringWriter err = new StringWriter();
    Thread prune = new Thread(() -> run(new StringWriter(), err, "images", "prune", "--all"));
    prune.start();
    prune.join(500);
    assertEquals("", err.toString());
    prune.join(1500);
    assertTrue(prune.isAlive());
    assertEquals(
        "waiting for process " + ProcessHandle.current().pid()
            + " (debian:12), 10 seconds at most\n",
        err.toString());
    assertTrue(there("a layer"));
    use.close();
    prune.join();
    assertFalse(there("a layer"));
  }

  @Test
  void nobodyIsWaitedForLongerThanIsAsked() throws IOException {
    image("docker.io/library/alpine:3", "a layer");
    String user = "process " + ProcessHandle.current().pid() + " (debian:12) uses the store";
    StoreUse use = store.use("debian:12");
    try {
      Outcome prune = run("images", "prune", "--all", "--wait", "0");
      assertEquals(1, prune.code());
      assertEquals("""
          error[JDF628]: images: %s
            note: --wait SECONDS waits for it
          """.formatted(user), prune.err());
      assertEquals(1, store.names().all().size());
      Outcome rm = run("images", "rm", "--wait", "0", "alpine:3");
      assertEquals(0, rm.code(), rm.err());
      assertEquals("removed alpine:3 for linux/amd64\n1 image; freed 0 B\n", rm.out());
      assertEquals(user + ": what the image needed stays until jbuild images prune\n", rm.err());
      assertEquals(List.of(), store.names().all());
      assertTrue(there("a layer"));
      assertTrue(run("images", "rm", "--wait", "0", "alpine:3").err().contains("JDF627"));
    } finally {
      use.close();
    }
    assertEquals(0, run("images", "prune", "--wait", "0").code());
    assertFalse(there("a layer"));
  }

  @Test
  void anEmptyNameIsNoStore() {
    assertTrue(run("images", "--store", "").err().startsWith("error[JDF620]: images: an empty"));
  }

  @Test
  void whatTreesWereLockedByGoesWithThem() throws IOException {
    unpack(image("docker.io/library/alpine:3", "a layer"));
    assertEquals(0, run("images", "prune", "--all").code());
    try (Stream<Path> left = Files.list(store.directory().resolve("trees"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aNameThatIsWrongIsSaidAtOnce() throws IOException {
    StoreUse use = store.use("debian:12");
    try {
      assertTrue(run("images", "rm", "alpine:3").err().startsWith("error[JDF627]"));
    } finally {
      use.close();
    }
  }

  private boolean there(String text) {
    return store.blob(digest(text)).isPresent();
  }

  private static Digest digest(String text) {
    return Digest.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private Descriptor put(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Descriptor descriptor = new Descriptor("", Digest.of(bytes), bytes.length);
    store.put(descriptor, bytes);
    return descriptor;
  }

  private Digest image(String name, String... layers) throws IOException {
    String type = "application/vnd.oci.image.";
    Descriptor config = put("{\"os\":\"linux\",\"architecture\":\"amd64\"}");
    List<String> all = Arrays.stream(layers)
        .map(layer -> "{\"mediaType\":\"%slayer.v1.tar\",\"digest\":\"%s\",\"size\":%d}"
            .formatted(type, digest(layer), layer.length()))
        .toList();
    for (String layer : layers) {
      put(layer);
    }
    Digest manifest = put("{\"schemaVersion\":2,\"config\":{\"mediaType\":\"%sconfig.v1+json\","
                .formatted(type)
            + "\"digest\":\"%s\",\"size\":%d},\"layers\":[%s]}"
                .formatted(config.digest(), config.size(), String.join(",", all)))
        .digest();
    String date = "2026-11-15T12:00:00Z";
    store.names().put(new NamedImage(name, HERE.toString(), manifest, manifest, date, ""));
    return manifest;
  }

  private void unpack(Digest manifest) throws IOException {
    store.trees().get(manifest, false, root -> new Filled(5, List.of("it lacks a device")));
  }

  private Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    return new Outcome(run(out, err, args), out.toString(), err.toString());
  }

  private int run(StringWriter out, StringWriter err, String... args) {
    Console console = new Console(
        new ByteArrayInputStream(new byte[0]),
        new PrintWriter(out),
        new PrintWriter(err),
        Map.of());
    String[] all = Arrays.copyOf(args, args.length + (hasStore(args) ? 0 : 2));
    if (!hasStore(args)) {
      all[args.length] = "--store";
      all[args.length + 1] = store.directory().toString();
    }
    int code = JBuild.run(all, console);
    console.out().flush();
    console.err().flush();
    return code;
  }

  private static boolean hasStore(String... args) {
    return List.of(args).contains("--store");
  }
}
