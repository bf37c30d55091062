package dev.jdf.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.diagnostic.Checked;
import dev.jdf.diagnostic.Diagnostic;
import dev.jdf.diagnostic.Fix;
import dev.jdf.source.Span;
import dev.jdf.store.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasesTest {

  private static final Span PLACE = new Span(5, 9);

  @TempDir
  Path folder;

  @Test
  void hostIsTheMachinesRoot() {
    Rootfs root = open("host").value().orElseThrow();
    assertEquals(Rootfs.Kind.HOST, root.kind());
    assertEquals("/", root.path());
  }

  @Test
  void scratchIsEmptyAndTheSameEachTime() throws IOException {
    Rootfs root = open("scratch").value().orElseThrow();
    assertEquals(root, open("scratch").value().orElseThrow());
    try (var entries = Files.list(Path.of(root.path()))) {
      assertEquals(List.of(), entries.toList());
    }
  }

  @Test
  void aRunsMountPointsAreInTheRootOfNoOtherSpec() throws IOException {
    Path one = Path.of(scratch("TMPFS /a"));
    Files.createDirectory(one.resolve("a"));
    Path other = Path.of(scratch("TMPFS /b"));
    try (var entries = Files.list(other)) {
      assertEquals(List.of(), entries.toList());
    }
    assertEquals(one.toString(), scratch("TMPFS /a"));
  }

  private String scratch(String asked) {
    Bases bases = new Bases(folder, folder.resolve("cache"), asked, images());
    return bases
        .open("scratch", "linux/amd64", PLACE, List.of())
        .value()
        .orElseThrow()
        .path();
  }

  @Test
  void whatFromMayHaveMeant() throws IOException {
    Files.createDirectory(folder.resolve("rootfs"));
    assertEquals("did you mean ./rootfs?", fix("rootfs", List.of()));
    assertEquals("did you mean base?", fix("bse", List.of("base")));
    assertEquals("did you mean host?", fix("hots", List.of("base")));
    assertEquals("", fix("alpine", List.of("base")));
    assertTrue(
        finding("base", List.of("base")).notes().contains("FROM sees only the stages above it"));
    assertFalse(
        finding("alpine", List.of("base")).notes().contains("FROM sees only the stages above it"));
  }

  private String fix(String reference, List<String> stages) {
    return Optional.ofNullable(finding(reference, stages).fix()).map(Fix::title).orElse("");
  }

  private Diagnostic finding(String reference, List<String> stages) {
    return new Bases(folder, folder, "", images())
        .open(reference, "linux/amd64", PLACE, stages)
        .findings()
        .get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dir:rootfs", "dir:./rootfs", "./rootfs", "../folder/rootfs"})
  void directoriesAreRelativeToTheSpec(String reference) throws IOException {
    Path spec = Files.createDirectory(folder.resolve("folder"));
    Path root = Files.createDirectory(spec.resolve("rootfs"));
    Rootfs opened = new Bases(spec, folder, "", images())
        .open(reference, "linux/amd64", PLACE, List.of())
        .value()
        .orElseThrow();
    assertEquals(root.toRealPath().toString(), opened.path());
  }

  @Test
  void accountsAreTheRootsOwn() throws IOException {
    Path etc = Files.createDirectories(folder.resolve("rootfs/etc"));
    Files.writeString(etc.resolve("passwd"), "bob:x:1000:1000::/home/bob:\n");
    Rootfs root = open("./rootfs").value().orElseThrow();
    assertEquals("bob:x:1000:1000::/home/bob:\n", root.passwd());
    assertEquals("", root.group());
  }

  @Test
  void linksOfTheRootLeadNowhereElse() throws IOException {
    Path etc = Files.createDirectories(folder.resolve("rootfs/etc"));
    Files.writeString(folder.resolve("rootfs/real"), "inside");
    Files.writeString(folder.resolve("real"), "outside");
    Files.createSymbolicLink(etc.resolve("passwd"), Path.of("../../../../real"));
    Files.createSymbolicLink(etc.resolve("group"), Path.of("/real"));
    Rootfs root = open("./rootfs").value().orElseThrow();
    assertEquals("inside", root.passwd());
    assertEquals("inside", root.group());
  }

  @Test
  void loopsAndSpecialFilesAreNoAccounts() throws Exception {
    Path etc = Files.createDirectories(folder.resolve("rootfs/etc"));
    Files.createSymbolicLink(etc.resolve("passwd"), Path.of("passwd"));
    new ProcessBuilder("mkfifo", etc.resolve("group").toString()).start().waitFor();
    Rootfs root = open("./rootfs").value().orElseThrow();
    assertEquals("", root.passwd());
    assertEquals("", root.group());
  }

  @Test
  void hugeAccountsAreRefused() throws IOException {
    Path etc = Files.createDirectories(folder.resolve("rootfs/etc"));
    Files.write(etc.resolve("passwd"), new byte[(1 << 20) + 1]);
    assertEquals("JDF605", code("./rootfs"));
  }

  @Test
  void whatIsNoDirectoryIsSaid() throws IOException {
    Files.createFile(folder.resolve("file"));
    Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    assertEquals("JDF600", code("./missing"));
    assertEquals("JDF601", code("./file"));
    assertEquals("JDF602", code("./link"));
    assertEquals("JDF603", code("dir:/"));
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu:22.04, JDF612",
    "docker://alpine, JDF612",
    "hots, JDF612",
    "dir:, JDF607",
    "Ubuntu, JDF607",
    "ubuntu:, JDF607",
    "ubuntu@sha256:12, JDF607",
    "oci:, JDF607",
    "oci:./layout:tag, JDF608",
    "oci:./rootfs.tar, JDF608",
    "oci-archive:./missing.tar, JDF608",
    "docker-archive:./rootfs, JDF608",
    "oci:./rootfs, JDF611",
    "oci-archive:./rootfs.tar, JDF611",
    "docker-archive:./rootfs.tar, JDF611",
    "docker-daemon:alpine, JDF610"
  })
  void whatIsNoImageIsSaid(String reference, String code) throws IOException {
    Files.createDirectory(folder.resolve("rootfs"));
    Files.writeString(folder.resolve("rootfs.tar"), "no archive, just text");
    assertEquals(code, code(reference));
  }

  @Test
  void aPathWithNulIsNone() {
    assertEquals("JDF607", code("./a\0b"));
  }

  @Test
  void aMistypedHostIsOfferedTheRightOne() {
    assertTrue(open("hots").findings().get(0).toString().contains("did you mean host?"));
  }

  private Checked<Rootfs> open(String reference) {
    return new Bases(folder, folder.resolve("cache"), "", images())
        .open(reference, "linux/amd64", PLACE, List.of());
  }

  private String code(String reference) {
    return open(reference).findings().get(0).code().id();
  }

  private ImageSettings images() {
    return new ImageSettings(
        Optional.of(folder.resolve("store")),
        ImageSettings.Fetching.NEVER,
        Progress.NONE,
        new TreeMap<>());
  }
}
