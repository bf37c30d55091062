package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a person sees of the images in the store. */
class ImagesCommandTest extends StoreOwner {

  @Test
  void imagesAreListed() throws IOException {
    Digest alpine = images.image("docker.io/library/alpine:3", "a layer", "another");
    images.image("oci:/home/x/layout:one", "a layer");
    images.unpack(alpine);
    List<String> lines = commands.run("images").out().lines().toList();
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
    Digest alpine = images.image("docker.io/library/alpine:3", "a layer");
    String json = commands.run("images", "--format", "json").out();
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
        """,
        commands.run("images", "--store", "/nonexistent", "--format", "json").out());
    assertFalse(Files.exists(Path.of("/nonexistent")));
  }

  /** What two images share counts once, and so the sum is not that of the column. */
  @Test
  void programsReadWhatAllOfItTakes() throws IOException {
    images.unpack(images.image("docker.io/library/alpine:3", "shared", "its own"));
    images.image("docker.io/library/debian:12", "shared");
    images.put("left alone");
    images.half("20 bytes of something".substring(0, 20));
    String json = commands.run("images", "--format", "json").out();
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
    assertEquals("0 images, 0 B", last(commands.run("images").out()));
    images.half("20 bytes of something".substring(0, 20));
    assertEquals(
        "unfinished: 20 B; the next pull goes on from there, jbuild images prune takes it away",
        last(commands.run("images").out()));
    commands.run("images", "prune");
    assertEquals("0 images, 0 B", last(commands.run("images").out()));
  }

  @Test
  void anImageThatLacksAPartIsIncomplete() throws IOException {
    images.image("docker.io/library/alpine:3", "a layer");
    Files.delete(store.blob(StoredImages.digest("a layer")).orElseThrow());
    assertTrue(commands.run("images").out().contains("incomplete"));
  }

  @Test
  void anEmptyNameIsNoStore() {
    assertTrue(
        commands.run("images", "--store", "").err().startsWith("error[JDF620]: images: an empty"));
  }

  private static String last(String text) {
    return text.lines().reduce("", (before, line) -> line);
  }
}
