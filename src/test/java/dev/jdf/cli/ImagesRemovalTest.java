package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.store.Descriptor;
import dev.jdf.store.Digest;
import dev.jdf.store.Incoming;
import dev.jdf.store.StoreUse;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a person takes out of the store, and who is waited for. */
class ImagesRemovalTest extends StoreOwner {

  @Test
  void anImageGoesWithWhatItAloneNeeds() throws IOException {
    Digest alpine = images.image("docker.io/library/alpine:3", "shared", "its own");
    images.image("docker.io/library/debian:12", "shared");
    images.unpack(alpine);
    Ran outcome = commands.run("images", "rm", "alpine:3");
    assertEquals(0, outcome.code(), outcome.err());
    assertTrue(
        outcome
            .out()
            .startsWith(
                "removed alpine:3 for linux/amd64\n" + "1 image, 2 blobs, 1 unpacked tree; freed "),
        outcome.out());
    assertFalse(images.there("its own"));
    assertTrue(images.there("shared"));
    assertEquals(List.of(), store.trees().all());
    assertEquals(1, store.names().all().size());
  }

  @Test
  void theFirstDigitsOfADigestAreEnough() throws IOException {
    Digest alpine = images.image("docker.io/library/alpine:3", "a layer");
    images.image("docker.io/library/alpine:latest", "a layer");
    assertEquals(0, commands.run("images", "rm", alpine.brief()).code());
    assertEquals(List.of(), store.names().all());
    assertFalse(images.there("a layer"));
  }

  @Test
  void nothingGoesWhenOneNameIsWrong() throws IOException {
    images.image("docker.io/library/alpine:3", "a layer");
    images.image("docker.io/library/debian:12", "a layer");
    Ran outcome = commands.run("images", "rm", "alpine:3", "debain:12");
    assertEquals(1, outcome.code());
    assertEquals("""
        error[JDF627]: images: no image in the store is called 'debain:12'
          note: did you mean debian:12?
          note: jbuild images lists all
        """, outcome.err());
    assertEquals(2, store.names().all().size());
    assertTrue(commands.run("images", "rm", "alpine").err().contains("did you mean alpine:3?"));
  }

  @Test
  void whatNoNameRefersToIsPruned() throws IOException {
    images.image("docker.io/library/alpine:3", "a layer");
    images.put("left alone");
    Descriptor half = new Descriptor("", Digest.of("half".getBytes(StandardCharsets.UTF_8)), 9);
    try (Incoming incoming = store.incoming(half)) {
      incoming.write(ByteBuffer.wrap("half".getBytes(StandardCharsets.UTF_8)));
    }
    Files.writeString(store.scratch(), "killed");
    Files.writeString(store.directory().resolve("images/x.new"), "killed");
    assertEquals(
        "1 blob, 3 leftovers; freed 26 B\n", commands.run("images", "prune").out());
    assertEquals(
        "nothing to take away; freed 0 B\n", commands.run("images", "prune").out());
    assertTrue(images.there("a layer"));
    assertTrue(
        commands.run("images", "prune", "--all").out().startsWith("1 image, 3 blobs; freed "));
    try (Stream<Path> files = Files.walk(store.directory().resolve("blobs"))) {
      assertEquals(0, files.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void whoIsWaitedForIsTold() throws Exception {
    images.image("docker.io/library/alpine:3", "a layer");
    StoreUse use = store.use("debian:12");
    StringWriter err = new StringWriter();
    Thread prune =
        new Thread(() -> commands.run(new StringWriter(), err, "images", "prune", "--all"));
    prune.start();
    prune.join(500);
    assertEquals("", err.toString());
    prune.join(1500);
    assertTrue(prune.isAlive());
    assertEquals(
        "waiting for process " + ProcessHandle.current().pid()
            + " (debian:12), 10 seconds at most\n",
        err.toString());
    assertTrue(images.there("a layer"));
    use.close();
    prune.join();
    assertFalse(images.there("a layer"));
  }

  @Test
  void nobodyIsWaitedForLongerThanIsAsked() throws IOException {
    images.image("docker.io/library/alpine:3", "a layer");
    String user = "process " + ProcessHandle.current().pid() + " (debian:12) uses the store";
    StoreUse use = store.use("debian:12");
    try {
      Ran prune = commands.run("images", "prune", "--all", "--wait", "0");
      assertEquals(1, prune.code());
      assertEquals("""
          error[JDF628]: images: %s
            note: --wait SECONDS waits for it
          """.formatted(user), prune.err());
      assertEquals(1, store.names().all().size());
      Ran rm = commands.run("images", "rm", "--wait", "0", "alpine:3");
      assertEquals(0, rm.code(), rm.err());
      assertEquals("removed alpine:3 for linux/amd64\n1 image; freed 0 B\n", rm.out());
      assertEquals(user + ": what the image needed stays until jbuild images prune\n", rm.err());
      assertEquals(List.of(), store.names().all());
      assertTrue(images.there("a layer"));
      assertTrue(commands.run("images", "rm", "--wait", "0", "alpine:3").err().contains("JDF627"));
    } finally {
      use.close();
    }
    assertEquals(0, commands.run("images", "prune", "--wait", "0").code());
    assertFalse(images.there("a layer"));
  }

  @Test
  void whatTreesWereLockedByGoesWithThem() throws IOException {
    images.unpack(images.image("docker.io/library/alpine:3", "a layer"));
    assertEquals(0, commands.run("images", "prune", "--all").code());
    try (Stream<Path> left = Files.list(store.directory().resolve("trees"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aNameThatIsWrongIsSaidAtOnce() throws IOException {
    StoreUse use = store.use("debian:12");
    try {
      assertTrue(commands.run("images", "rm", "alpine:3").err().startsWith("error[JDF627]"));
    } finally {
      use.close();
    }
  }
}
