package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lock files that say what they must not. */
class LockFileTest extends RegistryUser {

  @Test
  void whatALockMustNotSayIsSaidWithItsPlace() throws IOException {
    String spec = images.spec(folder, "FROM host\nCMD [\"/x\"]\n");
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
      Ran outcome = commands.build(spec);
      assertEquals(1, outcome.code(), each.getKey());
      assertTrue(
          outcome.err().contains("image.jdf.lock:" + each.getValue()),
          () -> each + "\n" + outcome.err());
      assertFalse(outcome.err().contains("\033"), outcome.err());
      assertEquals(1, commands.run("lock", spec).code());
    }
    Files.writeString(lock, "");
    assertEquals(1, commands.build(spec).code());
  }

  @Test
  void aContradictionInALockIsRefused() throws IOException {
    images.push("one", "amd64");
    String spec = images.spec(folder, "FROM %s:one\nCMD [\"/x\"]\n");
    commands.run("lock", spec);
    Path lock = Path.of(spec + ".lock");
    String text = Files.readString(lock)
        .replaceFirst("(linux/amd64: \"sha256:)[0-9a-f]{64}", "$1" + "a".repeat(64));
    Files.writeString(lock, text);
    assertEquals("error[JDF684]", commands.build(spec).findings());
  }
}
