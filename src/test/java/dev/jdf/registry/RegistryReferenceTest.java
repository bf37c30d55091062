package dev.jdf.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of distribution's reference_test.go and normalize_test.go that are about images. */
class RegistryReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "alpine, docker.io/library/alpine:latest",
    "alpine:3.19, docker.io/library/alpine:3.19",
    "bitnami/redis, docker.io/bitnami/redis:latest",
    "docker.io/alpine, docker.io/library/alpine:latest",
    "index.docker.io/library/alpine, docker.io/library/alpine:latest",
    "localhost/alpine, localhost/alpine:latest",
    "localhost:5000/alpine:x, localhost:5000/alpine:x",
    "127.0.0.1:5000/a/b/c, 127.0.0.1:5000/a/b/c:latest",
    "[::1]:5000/a, [::1]:5000/a:latest",
    "example.com/a, example.com/a:latest",
    "MYHOST/a, MYHOST/a:latest",
    "foo/bar__baz--x.y:T_a.g-1, docker.io/foo/bar__baz--x.y:T_a.g-1",
    "test:5000, docker.io/library/test:5000"
  })
  void shortNamesAreDockers(String written, String full) {
    assertEquals(full, RegistryReference.parse(written).value().orElseThrow().toString());
  }

  @Test
  void aDigestStandsForItself() {
    String digest = "sha256:" + "a1".repeat(32);
    RegistryReference reference =
        RegistryReference.parse("alpine@" + digest).value().orElseThrow();
    assertEquals("docker.io/library/alpine@" + digest, reference.toString());
    RegistryReference both =
        RegistryReference.parse("alpine:3@" + digest).value().orElseThrow();
    assertEquals("3", both.tag());
    assertEquals(digest, both.wanted());
  }

  @ParameterizedTest
  @CsvSource({"alpine, alpine", "a/b, a/b", "ghcr.io/x/y:1, ghcr.io/x/y"})
  void familiarNamesAreShort(String written, String familiar) {
    assertEquals(
        familiar, RegistryReference.parse(written).value().orElseThrow().familiar());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":latest",
        "Alpine",
        "a//b",
        "a/",
        "/a",
        "a_-b",
        "-a",
        "a:",
        "a:-x",
        "a@",
        "a@sha256:12",
        "a@md5:00",
        "a b",
        "exa mple.com/a",
        "example.com:99999/a",
        "example.com:/a",
        "a\nb",
        "../a",
        "a/../b",
        "example.com/%2e%2e",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
      })
  void whatDockerRefusesIsRefused(String written) {
    RegistryReference.Parsed parsed = RegistryReference.parse(written);
    assertEquals(Optional.empty(), parsed.value());
    assertFalse(parsed.fault().isBlank());
  }
}
