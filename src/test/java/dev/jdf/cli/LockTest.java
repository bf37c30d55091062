package dev.jdf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jdf.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Images that are what they were when somebody looked. */
class LockTest extends RegistryUser {

  @Test
  void everyStagesImageIsLocked() throws IOException {
    Digest one = images.push("one", "amd64");
    Digest two = images.push("two", "amd64");
    String spec = images.spec(folder, """
        ARG BASE=one
        FROM %1$s:$BASE AS a
        CMD ["/x"]
        FROM host
        FROM %1$s:two
        FROM a
        CMD ["/x"]
        """);
    Ran outcome = commands.run("lock", spec);
    assertEquals(0, outcome.code(), outcome.err());
    assertEquals(
        "locked %s:one %s\nlocked %s:two %s\n".formatted(images.name(), one, images.name(), two),
        outcome.out());
    String lock = Files.readString(Path.of(spec + ".lock"));
    assertTrue(lock.contains("reference: \"" + images.name() + ":one\""), lock);
    assertTrue(lock.contains("linux/amd64: \"" + one + "\""), lock);
    assertTrue(commands.run("lock", spec).out().startsWith("as before "));
    assertEquals(lock, Files.readString(Path.of(spec + ".lock")));
    assertEquals(0, commands.run("lock", "--check", spec).code());
  }

  @Test
  void severalPlatformsAreLocked() throws IOException {
    Digest amd = images.push("amd", "amd64");
    Digest arm = images.push("arm", "arm64");
    Digest index = images.pushIndex("one", amd, arm);
    String spec = images.spec(folder, "FROM %s:one\nCMD [\"/x\"]\n");
    commands.run("lock", "--platform", "amd64,arm64", spec);
    String lock = Files.readString(Path.of(spec + ".lock"));
    assertTrue(lock.contains("digest: \"" + index + "\""), lock);
    assertTrue(lock.contains("linux/amd64: \"" + amd + "\""), lock);
    assertTrue(lock.contains("linux/arm64: \"" + arm + "\""), lock);
    commands.run("lock", spec);
    assertEquals(lock, Files.readString(Path.of(spec + ".lock")));
    Ran none = commands.run("lock", "--platform", "s390x", spec);
    assertTrue(none.err().contains("error[JDF626]"), none.err());
    assertTrue(commands.run("lock", "--platform", "??", spec).err().contains("is no platform"));
  }

  @Test
  void aBuildTakesWhatIsLockedAndSaysWhatHasMoved() throws IOException {
    Digest one = images.push("one", "amd64");
    String spec = images.spec(folder, "FROM %s:one\nCMD [\"/x\"]\n");
    commands.run("lock", spec);
    Digest other = images.push("other", "amd64");
    images.move("one", other);
    Ran built = commands.build("--frozen", spec);
    assertEquals(0, built.code(), built.err());
    assertTrue(built.out().contains(one.hex()), built.out());
    int before = images.requests();
    assertEquals(0, commands.build(spec).code());
    assertEquals(before, images.requests());
    Ran asked = commands.build("--pull", spec);
    assertTrue(asked.out().contains(one.hex()), asked.out());
    assertTrue(asked.err().contains("warning[JDF682]"), asked.err());
    assertTrue(asked.err().contains("now it is " + other), asked.err());
    Ran check = commands.run("lock", "--check", spec);
    assertEquals(1, check.code());
    assertTrue(check.err().contains("JDF682"), check.err());
    assertTrue(commands.run("lock", spec).out().startsWith("moved "));
    assertTrue(commands.build(spec).out().contains(other.hex()));
  }

  @Test
  void whatIsLockedAndGoneIsSaidWithItsLine() throws IOException {
    Digest one = images.push("one", "amd64");
    String spec = images.spec(folder, "FROM %s:one\nCMD [\"/x\"]\n");
    commands.run("lock", spec);
    Digest other = images.push("other", "amd64");
    images.move("one", other);
    images.forget(one);
    Ran built = commands.build(spec);
    assertEquals(1, built.code());
    assertEquals("error[JDF685]", built.findings());
    assertTrue(built.err().contains("image.jdf.lock:4 says " + one + ", of 20"), built.err());
    assertTrue(
        built.err().contains("jbuild lock --update " + images.name() + ":one SPEC takes"),
        built.err());
    assertFalse(built.err().contains("did you mean"), built.err());
    assertTrue(
        commands.run("lock", "--update", images.name() + ":one", spec).out().startsWith("moved "));
    assertEquals(0, commands.build(spec).code());
  }

  @Test
  void onlyWhatIsNamedIsUpdated() throws IOException {
    Digest one = images.push("one", "amd64");
    images.push("two", "amd64");
    String spec = images.spec(folder, "FROM %1$s:one\nCMD [\"/x\"]\nFROM %1$s:two\nCMD [\"/x\"]\n");
    commands.run("lock", spec);
    Digest other = images.push("other", "amd64");
    images.move("one", other);
    images.move("two", other);
    Ran outcome = commands.run("lock", "--update", images.name() + ":two", spec);
    assertEquals(
        "as before %s:one %s\nmoved %s:two %s\n"
            .formatted(images.name(), one, images.name(), other),
        outcome.out());
    Ran near = commands.run("lock", "--update", images.name() + ":twoo", spec);
    assertEquals(1, near.code());
    assertEquals("error[JDF686]", near.findings());
    assertTrue(near.err().contains("did you mean " + images.name() + ":two?"), near.err());
    for (String end : List.of("sample:one", "sample")) {
      Ran cut = commands.run("lock", "--update", end, spec);
      assertTrue(cut.err().contains("did you mean " + images.name() + ":one?"), cut.err());
      assertTrue(
          cut.err().contains("start from " + images.name() + ":one, " + images.name() + ":two"));
    }
  }

  @Test
  void whatIsNotLockedIsSaid() throws IOException {
    images.push("one", "amd64");
    images.push("two", "amd64");
    String spec = images.spec(folder, "FROM %s:one\nCMD [\"/x\"]\n");
    assertEquals("", commands.build(spec).findings());
    assertEquals("error[JDF681]", commands.build("--frozen", spec).findings());
    commands.run("lock", spec);
    images.spec(folder, "FROM %s:two\nCMD [\"/x\"]\n");
    Ran built = commands.build(spec);
    assertEquals(0, built.code(), built.err());
    assertEquals("warning[JDF681]", built.findings());
    assertEquals("error[JDF681]", commands.build("--frozen", spec).findings());
    Ran check = commands.run("lock", "--check", spec);
    assertEquals(1, check.code());
    assertEquals("error[JDF681] warning[JDF683]", check.findings());
    assertTrue(check.err().contains("image.jdf.lock:4:"), check.err());
  }

  @Test
  void nothingToDoIsSaid() throws IOException {
    String spec = images.spec(folder, "FROM host\nCMD [\"/x\"]\n");
    assertEquals(
        "nothing to lock: no stage starts from an image of a registry\n",
        commands.run("lock", spec).out());
    assertEquals(
        "nothing to fetch: no stage starts from an image\n",
        commands.run("pull", spec).out());
    assertEquals("", commands.run("pull", "-q", spec).out());
  }

  @Test
  void aFileIsWhatItIs() throws IOException {
    Digest manifest = images.push("one", "amd64");
    images.copyTo(folder.resolve("layout"), manifest);
    String spec = images.spec(folder, "FROM oci:./layout\nCMD [\"/x\"]\n");
    assertEquals(
        "locked oci:layout " + manifest + "\n", commands.run("lock", spec).out());
    assertEquals(0, commands.build("--frozen", spec).code());
    Digest other = images.push("other", "amd64");
    images.copyTo(folder.resolve("layout"), other);
    assertEquals("error[JDF684]", commands.build(spec).findings());
  }
}
